// A page whose scripts run, alone in a browser under the policy of its tab: what it may do, and every way out.
import path from 'node:path';
import { expect, type Frame, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { rootDir } from '../../scripts/bootstrap.mjs';
import type { FromLive } from '../../src/core/studio/live/liveMessages.ts';
import { livePage } from '../../src/core/studio/live/livePage.ts';
import { hostileScripts } from '../support/hostileScripts.ts';
import { type Listener, listen } from '../support/hostilePage.ts';

let guard = '';
let listener: Listener;

test.beforeAll(async () => {
  const result = await build({
    entryPoints: [path.join(rootDir, 'src/webview/studio/live/guard/main.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome132',
    write: false,
  });
  guard = result.outputFiles[0]?.text ?? '';
});
test.beforeEach(async () => {
  listener = await listen();
});
test.afterEach(() => listener.close());

/** Shows a page in a frame as the tab does, and hears what its guard says. */
async function openLive(page: Page, html: string): Promise<Frame> {
  await page.goto(listener.origin);
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; worker-src blob:";
  await page.setContent(`<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${policy}"><body>`);
  await page.evaluate(
    source => {
      const heard: unknown[] = [];
      const strangers: unknown[] = [];
      Object.assign(globalThis, { heard, strangers });
      const frame = document.createElement('iframe');
      frame.width = '800';
      frame.height = '600';
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.srcdoc = source;
      addEventListener('message', event => {
        const port = event.ports[0];
        if (event.data === 'glm-live-hello' && port) port.onmessage = ({ data }) => heard.push(data);
        else strangers.push(event.data);
      });
      document.body.append(frame);
    },
    livePage(html, guard),
  );
  await expect.poll(() => page.frames().length).toBeGreaterThan(1);
  return page.frames()[1] as Frame;
}

const heard = (page: Page): Promise<FromLive[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: FromLive[] }).heard);

const said = async (page: Page): Promise<string[]> =>
  (await heard(page)).flatMap(message =>
    message.type === 'console' ? message.lines.map(({ level, text, line }) => `${level} ${line ?? ''} ${text}`) : [],
  );

test('a page runs as it would alone: in order, with its lines, its storage and its tree', async ({ page }) => {
  const html = `<!DOCTYPE html>
<html lang="en"><head><title>Live</title>
<link rel="stylesheet" href="https://example.com/a.css"><style>p { color: rgb(1, 2, 3) }</style>
</head><body onload="console.info('loaded', document.title)">
<p id="p">One</p>
<button onclick="this.textContent = 'Clicked'">Click</button>
<script>
  localStorage.setItem('theme', 'dark');
  document.write('<b id="written">' + localStorage.getItem('theme') + '</b>');
  document.getElementById('p').innerHTML = '<i>Two</i>';
  console.log('a %s', { a: [1, { b: 2 }], c: 'd' }, [undefined, null], () => 1);
  console.warn(document.compatMode, document.head.children.length, document.documentElement.lang);
  for (let at = 0; at < 3; at++) console.debug('same');
  Promise.reject(new Error('rejected'));
  noSuchThing();
</script>
</body></html>`;
  const frame = await openLive(page, html);
  await expect(frame.locator('#written')).toHaveText('dark');
  await expect(frame.locator('#p i')).toHaveText('Two');
  await frame.getByRole('button').click();
  await expect(frame.getByRole('button')).toHaveText('Clicked');
  expect(await frame.evaluate(() => getComputedStyle(document.querySelector('p') as Element).color)).toBe(
    'rgb(1, 2, 3)',
  );
  await expect.poll(() => said(page)).toContain('info  loaded Live');
  const lines = await said(page);
  expect(lines).toContain('log  a %s {a: [1, {b: 2}], c: "d"} [undefined, null] ƒ ()');
  expect(lines).toContain('warn  CSS1Compat 3 en');
  expect(lines.filter(line => line === 'debug  same')).toHaveLength(3);
  expect(lines).toContainEqual(expect.stringMatching(/^error {2}Uncaught \(in promise\) Error: rejected/));
  const at = html.split('\n').findIndex(line => line.includes('noSuchThing')) + 1;
  expect(lines).toContain(`error ${at} Uncaught ReferenceError: noSuchThing is not defined`);
  expect(
    await frame.evaluate(() => document.querySelectorAll('meta[http-equiv], script').length),
    'of ours nothing stays',
  ).toBe(1);
});

test('every way out of a page that runs is tried, and nothing arrives', async ({ page, context }) => {
  const { html, names } = hostileScripts(listener);
  expect(names.length).toBeGreaterThan(85);
  const windows = context.pages().length;
  const frame = await openLive(page, html);
  const before = { paths: listener.paths().length };
  await expect.poll(() => frame.evaluate('globalThis.ended === true'), { timeout: 30_000 }).toBe(true);
  // As long as a refresh would have needed; WebRTC without a guard sends its first packet within 100 ms.
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 2500)));
  expect(await frame.evaluate('globalThis.tried')).toEqual(names);
  expect(listener.paths().slice(before.paths)).toEqual([]);
  expect(listener.packets()).toBe(0);
  expect(await frame.evaluate('[document.title, location.href]'), 'the page still stands').toEqual([
    'hostile',
    'about:srcdoc',
  ]);
  expect(context.pages()).toHaveLength(windows);
  expect(page.url()).toBe(`${listener.origin}/`);
  expect(await frame.locator('iframe, frame, object, embed, link, base').count()).toBe(0);
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
});

test('the same page gets out where nothing holds it', async ({ page }) => {
  const { html } = hostileScripts(listener);
  await page.goto(listener.origin);
  const from = listener.paths().length;
  // What leads away ends what is still on its way out.
  const staying = html
    .replace(/<meta http-equiv="refresh"[^>]*>/, '')
    .replace(
      /<script>[^\n]*push\('(?:topLocation|form|history|dialogs|clickedCommand|clickedDownload|parsedUnsafe|unsafeFrame|writtenFrame|linkWritten)'\)[^\n]*/g,
      '',
    )
    .replace("document.getElementById('submit')?.click();", '');
  await page.setContent(staying, { waitUntil: 'commit' });
  await expect.poll(() => new Set(listener.paths().slice(from)).size, { timeout: 20_000 }).toBeGreaterThan(25);
  // WebRTC by itself: of so many that lead away one or another ends it before its first packet.
  const [webrtc] = /<script>[^\n]*push\('webrtc'\)[^\n]*/.exec(html) ?? [];
  const other = await page.context().newPage();
  await other.goto(listener.origin);
  await other.setContent(`<body>${webrtc}`);
  await expect.poll(() => listener.packets()).toBeGreaterThan(0);
});
