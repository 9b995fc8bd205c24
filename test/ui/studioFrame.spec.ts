// The frame that shows a page, alone in a browser: what is patched in many steps must be what a browser makes of the
// whole, and what stood already must stay.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Frame, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { rootDir } from '../../scripts/bootstrap.mjs';
import { pageFrame } from '../../src/core/studio/pageFrame.ts';
import { type PageTree, readPage } from '../../src/core/studio/source/index.ts';

const nonce = 'test-nonce-of-this-file';
let frameDocument = '';

test.beforeAll(async () => {
  const result = await build({
    entryPoints: [path.join(rootDir, 'src/webview/studio/frame/main.ts')],
    bundle: true,
    format: 'iife',
    target: 'chrome132',
    write: false,
  });
  frameDocument = pageFrame(result.outputFiles[0]?.text ?? '', nonce);
});

/** A shell with the policy of the webview, and the frame in it, listening. */
async function openFrame(page: Page): Promise<Frame> {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:; font-src data:`;
  await page.setContent(
    `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${policy}"><iframe width=800 height=600></iframe>`,
  );
  await page.evaluate(async source => {
    const element = document.querySelector('iframe');
    if (!element) throw new Error('no frame');
    element.setAttribute('sandbox', 'allow-scripts');
    element.srcdoc = source;
    await new Promise(resolve => element.addEventListener('load', resolve, { once: true }));
    const { port1, port2 } = new MessageChannel();
    element.contentWindow?.postMessage(null, '*', [port2]);
    const shown: { htmlLength: number }[] = [];
    port1.onmessage = ({ data }) => data.type === 'shown' && shown.push(data);
    Object.assign(globalThis, { port: port1, shown });
  }, frameDocument);
  const frame = page.frames()[1];
  if (!frame) throw new Error('no frame');
  return frame;
}

/** Shows a state of the page and waits until it is on the screen. */
function show(page: Page, html: string): Promise<void> {
  return page.evaluate(async text => {
    const { port, shown } = globalThis as unknown as { port: MessagePort; shown: { htmlLength: number }[] };
    const before = shown.length;
    port.postMessage({ type: 'page', html: text });
    await new Promise<void>(resolve => {
      const look = (): void => {
        if (shown.slice(before).some(entry => entry.htmlLength === text.length)) resolve();
        else requestAnimationFrame(look);
      };
      look();
    });
  }, html);
}

/** What a browser makes of the whole page, without what the frame leaves out. */
function parsedWhole(frame: Frame, html: string): Promise<string> {
  return frame.evaluate(text => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    for (const element of parsed.querySelectorAll('script, link, base, object, embed, meta[http-equiv]')) {
      element.replaceWith(parsed.createComment(''));
    }
    for (const element of parsed.querySelectorAll('*')) {
      for (const name of element.getAttributeNames()) {
        if (name.startsWith('on') || ['target', 'action', 'autofocus', 'srcdoc', 'nonce'].includes(name)) {
          element.removeAttribute(name);
        }
      }
    }
    return parsed.documentElement.outerHTML;
  }, html);
}

/** Not by `document.documentElement`: a page may have an element of that name. */
const shown = (frame: Frame): Promise<string> =>
  frame.evaluate(() => [...document.childNodes].map(node => (node instanceof Element ? node.outerHTML : '')).join(''));

/** Same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Markup that a parser moves, closes or reads otherwise, and names that hide properties. */
const awkward = `<!DOCTYPE html>
<html lang="en" class="a"><head><title>Awkward &amp; more</title><style>p > b { color: red }</style></head>
<body class="b" onload="x()">
<table><tr><td>1<td>2<tr><td>3</table>text<table>stray<b>bold<tr><td>cell</table>
<p>one<p>two<div><b>bold<p>crossed</b>over</p></div>
<ul><li>a<li>b<ul><li>c</ul></ul>
<form name="body"><input name="firstChild"><input name="attributes"><input name="nextSibling" id="parentNode"></form>
<img name="documentElement"><img name="querySelectorAll"><a name="head"></a>
<svg viewBox="0 0 10 10"><linearGradient id="g"/><a xlink:href="#g"><text>t</text></a><foreignObject><div>x</div></foreignObject></svg>
<select><option>1<option selected>2</select><textarea>
 <b>raw</b></textarea><pre>
 first line</pre><template><p>inert</p></template><noscript><p>no script</p></noscript>
<script>document.body.dataset.ran = '1'</script><iframe src="x"></iframe><math><mi>x</mi></math>
<!-- a comment --><details open><summary>s</summary>d</details>
</body></html>`;

/** Without tags that the parser adds, and with those that it moves, closes or leaves out. */
const misread = [
  '',
  'only text',
  '<p>one<p>two',
  '<title>t</title><p>no body tag',
  '<!-- first --><!DOCTYPE html><!-- second --><p>x</p><!-- last -->',
  '<html><head></head> <body> <p>a</p> </body> text after <p>late</p></html><!-- end --> more',
  '<table>a<b>b<tr>c<td>d</b>e<caption>f</table>g',
  '<table><td>1<tr><table><tr><td>2</table></table>',
  '<a href=1>x<a href=2>y<div>z</a>w</div>',
  '<b><i>1</b>2</i><p>3<nobr>4<nobr>5',
  '<button>a<button>b<form>c<form>d</form>e',
  '<svg><p>out</p><foreignObject><p>in</p></foreignObject><title><b>t</b></title></svg><math><mtext><p>x</math>',
  '<noscript><p>n</p><style>a{}</style></noscript><head><noscript><link></noscript>',
  '<template><tr><td>x</template><p>y',
  '<ul><li>a<ul><li>b</ul><li>c</ul><dl><dt>1<dd>2<dt>3</dl>',
  '<body class=a><body id=b><html lang=c><p>d<frameset><frame></frameset>',
  '<pre>\n\na</pre><textarea>\n<p></textarea><plaintext><p>rest',
  '<select><option>1<optgroup><option>2</select><ruby>a<rt>b<rp>c</ruby>',
  '<p>a\0b&notit;&#0;&#x80;</p><p\u00a0x>y</p></p></br>',
];

/** Comments stand in their place in the frame. */
function isTakenOut({ tagName, attrs }: PageTree['root']): boolean {
  const removed = ['script', 'link', 'base', 'object', 'embed', 'applet', 'portal', 'fencedframe', 'frameset'];
  return removed.includes(tagName) || (tagName === 'meta' && attrs.some(({ name }) => name === 'http-equiv'));
}

test('a page shown in many steps is the page as a browser reads it whole', async ({ page }) => {
  const folder = path.join(rootDir, 'test/fixtures/images/source');
  const names = (await readdir(folder)).filter(name => name.endsWith('.html'));
  expect(names.length).toBeGreaterThan(3);
  const pages = [awkward, ...(await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8'))))];
  const random = randomNumbers(5);
  const frame = await openFrame(page);
  for (const html of pages) {
    const step = Math.max(3, Math.ceil(html.length / 25));
    for (let at = 0; at < html.length; at += Math.ceil(random() * step)) await show(page, html.slice(0, at));
    await show(page, html);
    const whole = (await parsedWhole(frame, html)).replace('<iframe src="x">', '<iframe>');
    expect(await shown(frame)).toBe(whole);
  }
  // From any page to any other, as when the user asks again or edits the source.
  for (let round = 0; round < 20; round++) {
    const html = pages[Math.floor(random() * pages.length)] ?? '';
    await show(page, html);
    expect(await shown(frame)).toBe((await parsedWhole(frame, html)).replace('<iframe src="x">', '<iframe>'));
  }
});

test('an element is found in the source by the way that leads to it in the frame', async ({ page }) => {
  const folder = path.join(rootDir, 'test/fixtures/images/source');
  const names = (await readdir(folder)).filter(name => name.endsWith('.html'));
  const pages = [
    awkward,
    awkward.replaceAll('\n', '\r\n'),
    ...misread,
    ...(await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')))),
  ];
  const frame = await openFrame(page);
  for (const html of pages) {
    await show(page, html);
    const seen = await frame.evaluate(() => {
      const found: string[] = [];
      const walk = (node: Node, way: string): void => {
        for (const [index, child] of [...Node.prototype.cloneNode.call(node, true).childNodes].entries()) {
          if (child instanceof Element) {
            found.push(`${way}/${index} ${child.localName}`);
            walk(child, `${way}/${index}`);
          }
        }
      };
      const root = [...document.childNodes].find(node => node instanceof Element);
      if (root) walk(root, '');
      return found;
    });
    const tree = readPage(html);
    const read: string[] = [];
    const walk = (element: PageTree['root'], way: string): void => {
      for (const [index, child] of element.childNodes.entries()) {
        if (!('tagName' in child)) continue;
        if (!isTakenOut(child)) read.push(`${way}/${index} ${child.tagName}`);
        walk(child, `${way}/${index}`);
      }
    };
    walk(tree.root, '');
    expect(seen).toEqual(read);
  }
});

test('what stood already stays the same element while the page grows', async ({ page }) => {
  const rows = Array.from({ length: 300 }, (_, index) => `<li id="r${index}"><b>Row ${index}</b> of many</li>`);
  const html = `<!DOCTYPE html><html><head><style>li { height: 20px }</style></head><body><ul>${rows.join('\n')}</ul></body></html>`;
  const frame = await openFrame(page);
  const half = html.indexOf('<li id="r150">') + 20;
  await show(page, html.slice(0, half));
  await frame.evaluate(() => {
    document.documentElement.scrollTop = 400;
    const first = document.getElementById('r3');
    if (first?.firstChild) getSelection()?.selectAllChildren(first.firstChild);
    const changes: string[] = [];
    new MutationObserver(records => {
      for (const { removedNodes } of records) for (const node of removedNodes) changes.push(node.nodeName);
    }).observe(document, { subtree: true, childList: true });
    Object.assign(globalThis, { kept: [...document.querySelectorAll('li')].slice(0, 150), changes });
  });
  for (let at = half; at < html.length; at += 400) await show(page, html.slice(0, at));
  await show(page, html);
  const after = await frame.evaluate(() => {
    const { kept, changes } = globalThis as unknown as { kept: Element[]; changes: string[] };
    return {
      removed: changes,
      same: kept.filter((element, index) => document.getElementById(`r${index}`) === element).length,
      rows: document.querySelectorAll('li').length,
      scrollTop: document.documentElement.scrollTop,
      selected: String(getSelection()),
    };
  });
  expect(after).toEqual({ removed: [], same: 150, rows: 300, scrollTop: 400, selected: 'Row 3' });
});

test('a row taken out of the middle leaves the others as they are', async ({ page }) => {
  const list = (names: string[]): string =>
    `<body><ul>${names.map(name => `<li id=${name}>${name}</li>`).join('')}</ul>`;
  const frame = await openFrame(page);
  await show(page, list(['a', 'b', 'c', 'd', 'e']));
  await frame.evaluate(() => Object.assign(globalThis, { last: document.getElementById('e') }));
  await show(page, list(['a', 'c', 'd', 'e']));
  await show(page, list(['a', 'c', 'x', 'd', 'e']));
  expect(await frame.evaluate(() => document.body.textContent)).toBe('acxde');
  const same = await frame.evaluate(
    () => (globalThis as unknown as { last: Element }).last === document.getElementById('e'),
  );
  expect(same).toBe(true);
});

test('a page of 120 kB is on the screen soon after each piece came', async ({ page }) => {
  const row =
    '<tr class="row"><td>Walnut desk organiser</td><td style="color:#0f766e">12</td><td><button>Buy</button></td></tr>\n';
  const head = '<!DOCTYPE html><html><head><style>td { padding: 4px }</style></head><body><table><tbody>\n';
  const html = `${head}${row.repeat(Math.ceil(120_000 / row.length))}</tbody></table></body></html>`;
  await openFrame(page);
  const took: number[] = [];
  for (let at = 4000; at < html.length; at += 4000) {
    const from = performance.now();
    await show(page, html.slice(0, at));
    took.push(performance.now() - from);
  }
  // From sending to being on the screen, the test's own round trips included. The middle one: a machine that is busy
  // with something else makes one or another late, a frame that grows slower with the page makes most of them late.
  const middle = took.toSorted((a, b) => a - b)[took.length >> 1] ?? 0;
  expect(middle).toBeLessThan(300);
});
