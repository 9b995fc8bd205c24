import assert from 'node:assert/strict';
import { placeholder, placeholderSize, withoutAddresses } from '../../../../src/core/studio/placeholder.ts';

describe('placeholderSize', () => {
  const cases: readonly [Parameters<typeof placeholderSize>[0], number, number][] = [
    [{ width: '200', height: '100' }, 200, 100],
    [{ width: '200px', height: ' 100 ' }, 200, 100],
    [{ width: '320' }, 320, 180],
    [{ height: '90' }, 160, 90],
    [{}, 320, 180],
    [{ width: '100%', height: 'auto' }, 320, 180],
    [{ width: '0', height: '0' }, 320, 180],
    [{ address: 'https://picsum.photos/400/300' }, 400, 300],
    [{ address: 'https://placehold.co/600x400?text=Hi' }, 600, 400],
    [{ address: 'https://images.example/photo-1?w=640&h=480&fit=crop' }, 640, 480],
    [{ width: '200', address: 'https://via.placeholder.com/100x50' }, 200, 100],
    [{ address: 'https://example.com/2024/11/a.png' }, 320, 180],
  ];
  for (const [wanted, width, height] of cases) {
    it(`is ${width} × ${height} for ${JSON.stringify(wanted)}`, () => {
      assert.deepEqual(placeholderSize(wanted), { width, height });
    });
  }
});

describe('placeholder', () => {
  const read = (address: string): string => decodeURIComponent(address.slice('data:image/svg+xml,'.length));

  it('has its size and its words, which cannot break out of it', () => {
    const markup = read(placeholder({ width: 400, height: 200 }, 'A & B </text><script>'));
    assert.match(markup, /width="400" height="200" viewBox="0 0 400 200"/);
    assert.match(markup, /A &amp; B &lt;\/text&gt;&lt;script&gt;/);
    assert.doesNotMatch(placeholder({ width: 400, height: 200 }, '"a b"'), /["\s<>]/);
  });

  it('cuts words that have no room, and leaves them out of a small one', () => {
    assert.match(
      read(placeholder({ width: 120, height: 60 }, 'A very long description of a picture')),
      />A very[^<]*…</,
    );
    assert.doesNotMatch(read(placeholder({ width: 20, height: 10 }, 'Logo')), /<text/);
  });
});

describe('withoutAddresses', () => {
  it('takes out what is elsewhere, in whatever quotes, and counts it', () => {
    const { css, count } = withoutAddresses(
      `@import 'https://a/b.css'; a { background: url(https://a/b.png) } b { background: url("c.png") no-repeat }`,
    );
    assert.equal(count, 3);
    assert.doesNotMatch(css, /https:|c\.png|@import/);
    assert.match(css, /b \{ background: url\("data:image[^"]*"\) no-repeat \}/);
  });

  it('leaves what is in the page itself', () => {
    const own = `a { background: url(data:image/png;base64,AAAA) } b { fill: url(#g) } c { content: 'url' }`;
    assert.deepEqual(withoutAddresses(own), { css: own, count: 0 });
  });

  it('gives a font no picture', () => {
    const { css } = withoutAddresses(`@font-face { src: url(a.woff2) format('woff2'), url("b") format("woff") }`);
    assert.match(css, /src: url\("data:,"\) format\('woff2'\), url\("data:,"\) format\("woff"\)/);
  });
});
