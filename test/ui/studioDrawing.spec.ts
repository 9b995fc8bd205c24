// The picture that the Studio makes of a page, out of sight and without a browser's screenshot, alone in a browser: it is
// what a screenshot of the same page shows.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { rootDir } from '../../scripts/bootstrap.mjs';
import { type Pixels, similarity } from '../../src/core/studio/score/index.ts';
import { pageFrame } from '../../src/core/studio/pageFrame.ts';
import { decodePicture } from '../simulator/vision/decodePicture.ts';

const nonce = 'test-nonce-of-this-file';
const viewport = { width: 1280, height: 800 };
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

function rgba(png: Uint8Array): Pixels {
  const { width, height, rgb } = decodePicture(png);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) data.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
  return { width, height, data };
}

/** Under the policy of the webview, in a frame that nobody sees. */
async function drawn(page: Page, html: string): Promise<Pixels> {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:; font-src data:`;
  await page.setContent(`<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${policy}">`);
  const base64 = await page.evaluate(
    async ({ frameDocument, html, viewport }) => {
      const element = document.createElement('iframe');
      element.setAttribute('sandbox', 'allow-scripts');
      Object.assign(element, viewport);
      element.style.cssText = 'border: 0; visibility: hidden; position: fixed; color-scheme: light';
      element.srcdoc = frameDocument;
      const loaded = new Promise(resolve => element.addEventListener('load', resolve, { once: true }));
      document.body.append(element);
      await loaded;
      const { port1, port2 } = new MessageChannel();
      element.contentWindow?.postMessage(null, '*', [port2]);
      const png = await new Promise<ArrayBuffer>((resolve, reject) => {
        port1.onmessage = ({ data }) => {
          if (data.type === 'drawn') resolve(data.png);
          if (data.type === 'undrawable') reject(new Error(data.why));
        };
        port1.postMessage({ type: 'draw', id: 1, html, pixelRatio: 1 });
      });
      element.remove();
      const address = await new Promise<string>(resolve => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(new Blob([png]));
      });
      return address.slice(address.indexOf(',') + 1);
    },
    { frameDocument, html, viewport },
  );
  return rgba(new Uint8Array(Buffer.from(base64, 'base64')));
}

async function screenshot(page: Page, html: string): Promise<Pixels> {
  await page.setViewportSize(viewport);
  await page.setContent(html);
  return rgba(new Uint8Array(await page.screenshot({ fullPage: true, animations: 'disabled' })));
}

const samples = ['shop-home', 'checkout', 'dashboard', 'error-dialog'].map(name => `images/source/${name}.html`);
const pages: readonly (readonly [name: string, html: string | Promise<string>])[] = [
  ...[...samples, 'pages/everything.html'].map(
    file => [file, readFile(path.join(rootDir, 'test/fixtures', file), 'utf8')] as const,
  ),
  // The canvas is painted with the body's background, from the root's box on.
  [
    'a short page with a gradient',
    `<style>body { background: linear-gradient(90deg, red, blue); margin: 40px }</style><h1>Short`,
  ],
  [
    'a narrow root',
    `<style>html { max-width: 600px; margin: 20px auto; border: 3px solid red } body { margin: 0;
    background: #fde repeating-linear-gradient(45deg, red 0 20px, #fde 20px 80px) 20px 30px / 80px 80px }</style><h1>Root`,
  ],
  [
    'a page that fills the window',
    `<style>html { height: 100% } body { min-height: 100%; margin: 0; display: flex;
    align-items: center; justify-content: center; background: #111827; color: #fff }</style><p>in the middle`,
  ],
  [
    'margins that collapse',
    `<style>body { overflow-x: hidden; background: #123; color: #fff }</style><h1>Collapse</h1>
    <div style="height: 100vh; background: #345">vh</div><div style="position: fixed; bottom: 0; right: 0">Fixed</div>`,
  ],
  [
    'from top to bottom',
    `<style>div { writing-mode: vertical-rl } .box { height: 120px; border: 1px solid }</style>
    <div>竖排文字一段比较长的内容</div><div class="box">竖排文字，有高度的一段</div><p>after`,
  ],
  ['from right to left', '<html dir="rtl"><body><h1>عنوان</h1><ul><li>x</ul>'],
  [
    'names that hide properties',
    `<form name="documentElement"><input name="attributes"><input name="firstChild"></form>
    <img name="styleSheets"><img name="fonts"><p @click="x" [a]="b" o:p="c">text</p><o:p>office</o:p>`,
  ],
];

test('a page that is drawn out of sight is what a screenshot of it shows', async ({ browser }) => {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false });
  const reader = await context.newPage();
  const painter = await browser.newPage({ viewport: { width: 600, height: 400 } });
  for (const [name, html] of pages) {
    await test.step(name, async () => {
      const source = `<!DOCTYPE html>${await html}`;
      const [original, rendering] = [await screenshot(reader, source), await drawn(painter, source)];
      expect([rendering.width, rendering.height], name).toEqual([original.width, original.height]);
      expect(similarity(original, rendering).total, name).toBeGreaterThan(0.99);
      // Drawn once more it is the same, pixel for pixel.
      expect(
        Buffer.compare((await drawn(painter, source)).data as Uint8Array, rendering.data as Uint8Array),
        name,
      ).toBe(0);
    });
  }
  // What nobody can scroll to is not on the picture; a page without end is cut off.
  const locked = '<style>html, body { height: 100%; overflow: hidden }</style><div style="height: 3000px">';
  expect((await drawn(painter, locked)).height).toBe(viewport.height);
  expect((await drawn(painter, '<div style="height: 900000px; background: red">')).height).toBeLessThan(20_000);
  await context.close();
  await painter.close();
});
