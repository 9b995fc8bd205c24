// Looking at a page: on devices, in any size, dark, with its scripts running, and stopped when they do not end.
import { expectAccessible } from '../support/accessible.ts';
import { type Listener, listen, streamOf } from '../support/hostilePage.ts';
import { hostileScripts } from '../support/hostileScripts.ts';
import { PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';

let listener: Listener;
test.beforeEach(async () => {
  listener = await listen();
});
test.afterEach(() => listener.close());

/** A model's answer that is this page. */
const answering = (html: string) =>
  ({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: streamOf(`\`\`\`html\n${html}\n\`\`\``),
  }) as const;

const livePage = `<!DOCTYPE html>
<html lang="en"><head><title>Counter</title>
<style>
  body { margin: 0; padding: 24px; font: 16px sans-serif; background: #ffffff }
  @media (prefers-color-scheme: dark) { body { background: #101820; color: #f0f0f0 } }
  @media (max-width: 500px) { h1 { color: #b00020 } }
</style></head>
<body><h1>Counter</h1><p>Clicked <b id="count">0</b> times</p>
<button id="more">More</button> <button id="loop">Never ends</button>
<script>
  let count = 0;
  document.getElementById('more').onclick = () => {
    document.getElementById('count').textContent = String(++count);
    console.warn('clicked', { count });
    if (count === 2) noSuchThing();
  };
  document.getElementById('loop').onclick = () => { for (;;) count++; };
  console.log('ready');
</script></body></html>`;

test('a page is looked at on devices, in any size and dark, and its scripts run and are stopped', async ({
  workbench,
  simulator,
}) => {
  test.slow();
  await workbench.open();
  // Room for every button of the toolbar.
  await workbench.page.setViewportSize({ width: 2000, height: 1000 });
  simulator.fault(answering(livePage));
  await workbench.explorer.contextMenu('screenshots/checkout.png', 'Screenshot to HTML');
  let preview = await PreviewView.of(workbench);
  await preview.waitFor('Done');
  let page = await preview.pageFrame();

  /** The tab is filled anew for it; what is asked of it meanwhile is not answered. */
  const scriptsRun = (so: boolean): Promise<void> =>
    expect
      .poll(async () => {
        const shown = await PreviewView.of(workbench);
        return shown
          .toggle('Run Scripts')
          .getAttribute('aria-checked', { timeout: 2_000 })
          .catch(() => undefined);
      })
      .toBe(String(so));

  await test.step('devices, width of its own, turned', async () => {
    await expect.poll(() => page.evaluate('innerWidth')).toBe(1280);
    await preview.choose('Page Width', 'Phone');
    await expect.poll(() => page.evaluate('innerWidth')).toBe(390);
    expect(await page.evaluate("getComputedStyle(document.querySelector('h1')).color")).toBe('rgb(176, 0, 32)');
    await preview.choose('Page Width', 'Turn the Device');
    await expect.poll(() => page.evaluate('innerWidth')).toBe(844);
    await preview.choose('Page Width', 'Own Width');
    const own = preview.shell.getByRole('spinbutton', { name: 'Own Width' });
    await own.fill('500');
    await own.press('Enter');
    await expect.poll(() => page.evaluate('innerWidth')).toBe(500);
    await preview.choose('Page Width', 'As the Screenshot');
    await preview.choose('Page Width', 'Screenshot at 2×');
    await expect.poll(() => page.evaluate('innerWidth')).toBe(640);
    await workbench.screenshot('studio-preview-dense');
    await preview.choose('Page Width', 'Screenshot at 1×');
    await expect.poll(() => page.evaluate('innerWidth')).toBe(1280);
  });

  await test.step('zoom by menu, keys and wheel; the editor keeps its own', async () => {
    const scale = async (): Promise<number> => ((await preview.paper.boundingBox())?.width ?? 0) / 1280;
    const fit = await scale();
    await preview.choose('Zoom', 'Actual Size');
    await expect.poll(scale).toBe(1);
    await preview.paper.click({ position: { x: 100, y: 200 } });
    await workbench.page.keyboard.press('Control+-');
    await expect.poll(scale).toBeCloseTo(0.9, 2);
    await preview.paper.hover({ position: { x: 100, y: 200 } });
    await workbench.page.keyboard.down('Control');
    await workbench.page.mouse.wheel(0, -240);
    await workbench.page.keyboard.up('Control');
    await expect.poll(scale).toBeGreaterThan(1.1);
    expect(await workbench.page.evaluate('[innerWidth, devicePixelRatio]')).toEqual([2000, 1]);
    await workbench.page.keyboard.press('Control+0');
    await expect.poll(scale).toBeCloseTo(fit, 3);
  });

  await test.step('dark', async () => {
    // The test's own browser would have a preference of its own for every frame.
    await workbench.page.emulateMedia({ colorScheme: null });
    await preview.toggle('Dark').click();
    await expect.poll(() => page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(16, 24, 32)');
    await preview.toggle('Dark').click();
    await expect
      .poll(() => page.evaluate('getComputedStyle(document.body).backgroundColor'))
      .toBe('rgb(255, 255, 255)');
  });

  await test.step('scripts run only after the user was asked', async () => {
    // A click is aimed at a page of its own size.
    await preview.choose('Zoom', 'Actual Size');
    await page.locator('#more').click();
    await expect(page.locator('#count')).toHaveText('0');
    await preview.toggle('Run Scripts').click();
    await expect(workbench.dialog()).toContainText('A model wrote them');
    await workbench.screenshot('studio-preview-asks');
    await workbench.clickButton(workbench.dialog(), 'Cancel');
    await expect(page.locator('#count')).toHaveText('0');
    await preview.toggle('Run Scripts').click();
    await workbench.clickButton(workbench.dialog(), 'Run Scripts');
    await scriptsRun(true);
    preview = await PreviewView.of(workbench);
    page = await preview.pageFrame();
    await page.locator('#more').click();
    await expect(page.locator('#count')).toHaveText('1');
  });

  await test.step('the console has what it said, and its errors with their lines', async () => {
    await preview.toggle('Console').click();
    const said = preview.shell.getByRole('log');
    await expect(said).toContainText('ready');
    await expect(said).toContainText('clicked {count: 1}');
    await page.locator('#more').click();
    const line = livePage.split('\n').findIndex(text => text.includes('noSuchThing')) + 1;
    await expect(said.locator('.error')).toContainText(/noSuchThing is not defined[\s\S]*Line \d+/);
    await expect(said.locator('.error')).toContainText(`Line ${line}`);
    await expect(preview.shell.locator('[data-pane=console]')).toContainText('1');
    await expectAccessible(preview.shell, 'the console is open');
    await workbench.screenshot('studio-preview-console');
    // The page is drawn and compared as without its scripts.
    await expect(preview.statusLine).toContainText('alike');
    await preview.button('Clear').click();
    await expect(preview.shell.locator('.console-note')).toContainText('What the page writes');
  });

  await test.step('a script without an end is stopped, and the Studio never stood still', async () => {
    // The click is not waited for: its handler does not return.
    void page
      .locator('#loop')
      .click({ noWaitAfter: true, timeout: 5_000 })
      .catch(() => undefined);
    const stuck = preview.shell.getByRole('alert').filter({ hasText: 'does not respond' });
    await expect(stuck).toBeVisible();
    const took = await preview.shell.evaluate(async () => {
      const from = performance.now();
      for (let at = 0; at < 10; at++) await new Promise(resolve => requestAnimationFrame(resolve));
      return performance.now() - from;
    });
    expect(took).toBeLessThan(2000);
    await preview.toggle('Dark').click();
    await expect(preview.toggle('Dark')).toHaveAttribute('aria-checked', 'true');
    // No picture of it: the browser waits for every frame with those, and the Studio does not.
    await stuck.getByRole('button', { name: 'Stop Scripts' }).click();
    await scriptsRun(false);
    preview = await PreviewView.of(workbench);
    page = await preview.pageFrame();
    await expect(page.locator('#count')).toHaveText('0');
    await preview.waitFor('Done');
  });

  await test.step('a hostile page runs, tries every way out, and nothing arrives', async () => {
    const { html, names } = hostileScripts(listener);
    simulator.fault(answering(html));
    await preview.toggle('Run Scripts').click();
    await scriptsRun(true);
    preview = await PreviewView.of(workbench);
    const windows = workbench.context.pages().length;
    await preview.button('Try Again').click();
    // Written anew it is trusted anew.
    await scriptsRun(false);
    preview = await PreviewView.of(workbench);
    await preview.waitFor('Done');
    expect(listener.connections()).toBe(0);
    await preview.toggle('Run Scripts').click();
    await scriptsRun(true);
    preview = await PreviewView.of(workbench);
    page = await preview.pageFrame();
    await expect.poll(() => page.evaluate('globalThis.ended === true')).toBe(true);
    expect(await page.evaluate('globalThis.tried')).toEqual(names);
    // As long as its refresh would have needed, and WebRTC to send its first packet.
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 2500)));
    expect(listener.paths()).toEqual([]);
    expect(listener.packets()).toBe(0);
    expect(workbench.context.pages()).toHaveLength(windows);
    expect(await page.evaluate('[document.title, location.href]')).toEqual(['hostile', 'about:srcdoc']);
    await preview.waitFor('Done');
    await expect(preview.shell.locator('h1'), 'what it says is no word of the host').toHaveCount(0);
    await expect(workbench.page.locator('.monaco-workbench')).toBeVisible();
  });
});

const borrowingPage = `<!DOCTYPE html>
<html lang="zh-CN"><head><title>图片</title>
<link rel="stylesheet" href="https://styles.example/a.css">
<style>body { margin: 20px } #hero { height: 120px; background: url('https://pictures.example/hero.jpg') } #wide { width: 300px }</style></head>
<body><div id="hero"></div>
<img id="given" src="https://pictures.example/a.jpg" width="200" height="80" alt="一张书桌">
<img id="wide" src="photos/b.png" srcset="photos/b2.png 2x" alt="">
<img id="address" src="https://picsum.photos/240/160" alt="Photo">
<script>document.title = 'ran'</script></body></html>`;

test('what a page wants from other servers is left out, with placeholders of the right size; in Chinese, high contrast and little room', async ({
  workbench,
  simulator,
}) => {
  await workbench.open({ locale: 'zh-cn', theme: 'hc' });
  simulator.fault(answering(borrowingPage));
  await workbench.explorer.contextMenu('screenshots/checkout.png', '截图转 HTML');
  const preview = await PreviewView.of(workbench);
  await preview.waitFor('完成');
  const page = await preview.pageFrame();
  const sizes = await page.evaluate(() =>
    ['given', 'wide', 'address'].map(id => {
      const image = document.getElementById(id) as HTMLImageElement;
      return [image.complete && image.naturalWidth > 0, image.width, image.height];
    }),
  );
  expect(sizes).toEqual([
    [true, 200, 80],
    [true, 300, 169],
    [true, 240, 160],
  ]);
  await expect(preview.statusLine).toContainText('未加载：6');
  await workbench.screenshot('studio-preview-zh-hc');
  await expectAccessible(preview.shell, 'placeholders are shown');

  await workbench.page.setViewportSize({ width: 900, height: 800 });
  const more = preview.button('更多');
  await expect(more).toBeVisible();
  await more.click();
  await workbench.screenshot('studio-preview-narrow');
  await preview.shell.getByRole('menu').getByText('深色').click();
  await more.click();
  await expect(preview.shell.getByRole('menuitemradio', { name: '深色' })).toHaveAttribute('aria-checked', 'true');
  await workbench.page.keyboard.press('Escape');
  const overflow = await preview.shell.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
