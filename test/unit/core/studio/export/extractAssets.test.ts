import assert from 'node:assert/strict';
import { extractAssets } from '../../../../../src/core/studio/export/extractAssets.ts';

const png = 'data:image/png;base64,iVBORw0KGgo=';
const other = 'data:image/jpeg;base64,/9j/4AAQ';
const svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cpath d='M0 0'/%3E%3C/svg%3E";
const text = (data: Uint8Array | undefined): string => new TextDecoder().decode(data);
const paths = (html: string): string[] => extractAssets(html).files.map(file => file.path);

describe('extractAssets', () => {
  it('takes pictures out under the names that the page gives them, and leaves the rest byte for byte', () => {
    const page = (logo: string, photo: string): string =>
      `<!DOCTYPE html>\n<html><body class=a>\n<img alt="Web Shop: Logo!" src=${logo}>\n<IMG SRC='x.png'>` +
      `<img src=${photo} data-asset="hero"  alt=""><p>${png} &amp; more</p></body></html>\n`;
    const { html, files } = extractAssets(page(`'${png}'`, `"${other}"`));
    assert.equal(html, page('"assets/web-shop-logo.png"', '"assets/hero.jpg"'));
    assert.deepEqual(
      files.map(({ path, data }) => [path, [...data].slice(0, 3)]),
      [
        ['assets/web-shop-logo.png', [0x89, 0x50, 0x4e]],
        ['assets/hero.jpg', [0xff, 0xd8, 0xff]],
      ],
    );
  });

  it('keeps what stands in the page twice once, and tells files of one name apart', () => {
    const page = `<img alt=a src="${png}"><img alt=b src="${png}"><img alt=a src="${other}"><img alt=a src="${svg}">`;
    const { html, files } = extractAssets(page);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['assets/a.png', 'assets/a.jpg', 'assets/a.svg'],
    );
    assert.equal(html.match(/assets\/a\.png/g)?.length, 2);
    assert.deepEqual(paths(`<img alt=a src="${png}"><img alt=a src="data:image/png;base64,AAAA">`), [
      'assets/a.png',
      'assets/a-2.png',
    ]);
  });

  it('reads style elements and attributes, whatever the quotes', () => {
    const page = (a: string, b: string, c: string, d: string): string =>
      `<style>@font-face{src:url(${a})} .b{background:url( ${b} ) no-repeat, url('x.png')}</style>` +
      `<div style=${c}></div><div style="background:url(${d})">`;
    const font = 'data:font/woff2;base64,d09GMg==';
    const { html, files } = extractAssets(page(font, `"${png}"`, `"background: url('${other}')"`, png));
    assert.deepEqual(files.map(({ path }) => path).sort(), [
      'assets/background.jpg',
      'assets/background.png',
      'assets/font.woff2',
    ]);
    assert.doesNotMatch(html, /data:/);
    assert.match(html, /src:url\("assets\/font\.woff2"\)/);
    assert.match(html, /url\("assets\/background\.png"\) no-repeat, url\('x\.png'\)/);
    assert.match(html, /style="background: url\('assets\/background\.jpg'\)"/);
    assert.match(html, /style="background:url\(&quot;assets\/background\.png&quot;\)"/);
  });

  it('decodes drawings that are spelt out', () => {
    const { files } = extractAssets(`<img alt="标志" src="${svg}">`);
    assert.equal(files[0]?.path, 'assets/标志.svg');
    assert.equal(text(files[0]?.data), "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>");
  });

  it('knows icons, posters, sources of several sizes and drawings within drawings', () => {
    const page =
      `<link rel="shortcut icon" href="${png}"><video poster="${other}"></video>` +
      `<img srcset="${png} 1x, data:image/png;base64,AAAA 2x" id=pic><svg><image xlink:href="${other}"/></svg>`;
    const { html } = extractAssets(page);
    assert.match(html, /href="assets\/icon\.png"/);
    assert.match(html, /poster="assets\/picture\.jpg"/);
    assert.match(html, /srcset="assets\/icon\.png 1x, assets\/pic\.png 2x"/);
    assert.match(html, /xlink:href="assets\/picture\.jpg"/);
  });

  it('leaves alone what is a link, no file, damaged, or only spoken of', () => {
    for (const page of [
      `<a href="${png}">save</a>`,
      `<p>url(${png})</p><!-- <img src="${png}"> --><script>const a = "${png}"</script><textarea><img src="${png}"></textarea>`,
      '<img src="data:text/html,<p>x</p>"><img src="data:image/png;base64,***"><img src="data:,"><img src="data:">',
      '<img src="data:image/svg+xml,%E0%A4%A">',
    ]) {
      assert.deepEqual(extractAssets(page), { html: page, files: [] });
    }
  });

  it('never leads a file out of its folder', () => {
    assert.deepEqual(paths(`<img alt="../../etc/passwd" src="${png}"><img alt="CON" src="${other}">`), [
      'assets/etc-passwd.png',
      'assets/picture.jpg',
    ]);
  });
});
