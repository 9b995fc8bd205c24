// A page that a model wrote may be anything. It must not run, ask for anything or lead anywhere.
import { hostilePage, type Listener, listen, streamOf } from '../support/hostilePage.ts';
import { PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';

let listener: Listener;
test.beforeEach(async () => {
  listener = await listen();
});
test.afterEach(() => listener.close());

test('the hostile page does get out of a browser that holds nothing back', async ({ browser }) => {
  const { html, attempts } = hostilePage(listener);
  expect(attempts).toBeGreaterThan(45);
  // What leads away ends what is still on its way out.
  const staying = html.replace(/<meta http-equiv="refresh"[^>]*>/, '').replace(/<form id="auto".*?<\/script>/, '');
  expect(staying.length).toBeLessThan(html.length - 100);
  const page = await browser.newPage();
  await page.goto(listener.origin);
  const before = listener.paths().length;
  await page.setContent(staying, { waitUntil: 'commit' });
  await expect.poll(() => new Set(listener.paths().slice(before)).size, { timeout: 20_000 }).toBeGreaterThan(25);
  await expect.poll(() => listener.packets()).toBeGreaterThan(0);
  expect(listener.paths()).toContain('/inline-script');
  await page.close();
});

test('a hostile page is held in the preview', async ({ workbench, simulator }) => {
  await workbench.open();

  await test.step('nothing of a hostile page runs, is loaded or leads away in the preview', async () => {
    const { html, clicks } = hostilePage(listener);
    simulator.fault({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: streamOf(`\`\`\`html\n${html}\n\`\`\``),
    });
    await workbench.explorer.contextMenu('screenshots/checkout.png', 'Screenshot to HTML');
    const preview = await PreviewView.of(workbench);
    await preview.waitFor('Done');
    const page = await preview.pageFrame();
    await expect(page.locator('#end')).toBeAttached();

    const windows = workbench.context.pages().length;
    await preview.choose('Zoom', 'Actual Size');
    const targets = page.locator('.try');
    await expect(targets).toHaveCount(clicks);
    for (let index = 0; index < clicks; index++) {
      const target = targets.nth(index);
      await target.click();
      await target.click({ modifiers: ['ControlOrMeta'] });
      await target.click({ button: 'middle' });
    }
    await page.locator('a.try').first().focus();
    await workbench.page.keyboard.press('Enter');
    await expect(preview.statusLine).toContainText('Links do nothing in the preview.');
    await workbench.screenshot('studio-hostile');
    // As long as its refresh would have needed, and then that the page still stands where it stood.
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 1500)));
    await expect(page.locator('#end')).toBeAttached();

    expect(await page.evaluate(() => document.documentElement.getAttribute('data-ran'))).toBeNull();
    expect(workbench.context.pages()).toHaveLength(windows);
    await expect(workbench.page.locator('.monaco-workbench')).toBeVisible();
    expect(listener.paths()).toEqual([]);
    expect(listener.connections()).toBe(0);
    expect(listener.packets()).toBe(0);
  });

  await test.step('even a script that ran would find no door: origin, parent, storage, network', async () => {
    await workbench.closeEditors();
    simulator.fault({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: streamOf('<!DOCTYPE html><html><body><h1 id="here">Quiet page</h1></body></html>'),
    });
    await workbench.explorer.contextMenu('screenshots/checkout.png', 'Screenshot to HTML');
    const preview = await PreviewView.of(workbench);
    await preview.waitFor('Done');
    const page = await preview.pageFrame();
    await expect(page.locator('#here')).toBeVisible();
    // Run by the test's own tool, which no page can: what stands here is what would be left to a script.
    const found = await page.evaluate(async to => {
      const attempt = async (name: string, act: () => unknown): Promise<string> => {
        try {
          return `${name}: ${String(await act())}`;
        } catch (error) {
          return `${name}: ${(error as Error).name}`;
        }
      };
      return [
        await attempt('origin', () => origin),
        await attempt('parent', () => parent.document.title),
        await attempt('top', () => top?.document.title),
        await attempt('storage', () => localStorage.length),
        await attempt('cookie', () => document.cookie),
        await attempt('fetch', () => fetch(`${to}/fetch`)),
        await attempt('vscode', () => typeof (globalThis as { acquireVsCodeApi?: unknown }).acquireVsCodeApi),
        await attempt('popup', () => open(`${to}/popup`)),
        await attempt('top location', () => {
          if (top) top.location.href = `${to}/top`;
        }),
        await attempt(
          'image',
          () =>
            new Promise((resolve, reject) => {
              const image = new Image();
              image.onload = resolve;
              image.onerror = () => reject(new TypeError('blocked'));
              image.src = `${to}/image`;
            }),
        ),
        await attempt('script', () => {
          const script = document.createElement('script');
          script.textContent = "document.documentElement.dataset.ran = 'yes'";
          document.body.append(script);
          return document.documentElement.dataset.ran ?? 'did not run';
        }),
        await attempt('eval', () => new Function('return 1')()),
        await attempt('nonce', () => document.querySelectorAll('[nonce], script, meta').length),
      ];
    }, listener.origin);
    expect(found).toEqual([
      'origin: null',
      'parent: SecurityError',
      'top: SecurityError',
      'storage: SecurityError',
      'cookie: SecurityError',
      'fetch: TypeError',
      'vscode: undefined',
      'popup: null',
      'top location: SecurityError',
      'image: TypeError',
      'script: did not run',
      'eval: EvalError',
      'nonce: 1',
    ]);

    expect(listener.connections()).toBe(0);

    // Led away, the frame arrives nowhere and the page is shown again. The browser may open a connection before it asks
    // the policy; nothing is sent over it.
    await page.evaluate(to => {
      location.href = `${to}/self`;
    }, listener.origin);
    await expect.poll(async () => (await preview.pageFrame()).locator('#here').count(), { timeout: 20_000 }).toBe(1);
    expect(listener.paths()).toEqual([]);
  });
});
