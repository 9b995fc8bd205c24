// Verbs of pictures in the panel: from a slash, from the Explorer's menu, and what is done with what they bring.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/accessible.ts';
import { chooseMenuItem } from '../support/explorer.ts';
import { expectPanelLooks } from '../support/panelLooks.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';
import { webviewFrame } from '../support/webviewFrame.ts';

/** Reading a picture takes the simulator seconds, of a machine that has other things to do. */
const reading = { timeout: 60_000 };

test('text, charts and diagrams are read off pictures, and become documents and tables', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await workbench.open();
  const panel = await PanelView.open(workbench);
  const { page } = workbench;
  // A view that was away has a document of its own.
  const answered = (shown = panel) => expect(shown.lastAnswer).toHaveAttribute('aria-busy', 'false', reading);

  await test.step('a slash brings up the verbs, and says when there is nothing to work on', async () => {
    await panel.message.click();
    await page.keyboard.type('/');
    const menu = panel.frame.getByRole('listbox', { name: 'Commands and prompts' });
    await expect(menu.getByRole('option', { name: /^Read Text \/ocr/ })).toBeVisible();
    await workbench.screenshot('verbs-menu');
    await expectAccessible(panel.frame, 'the verbs are offered');
    await page.keyboard.type('oc');
    await expect(menu.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(panel.message).toHaveValue('/ocr ');
    await page.keyboard.press('Enter');
    await expect(panel.frame.getByText('There is no picture for /ocr to work on.')).toBeVisible();
    await expect(panel.message).toHaveValue('/ocr ');
  });

  await test.step('code in a picture becomes a document in its language', async () => {
    await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots', 'shipping-code.png')));
    await page.keyboard.press('Enter');
    await answered();
    await expect(panel.lastText).toContainText('def shipping_in_cents(parcel, express=False):', reading);
    expect(JSON.stringify(simulator.requests.at(-1)?.body)).toContain('You read text out of pictures');
    await workbench.screenshot('verbs-ocr');
    await panel.button('Open as Document').click();
    await expect(page.locator('.tab.active')).toContainText('Untitled');
    await expect(page.locator('.statusbar-item', { hasText: 'Python' })).toBeVisible();
    const editor = page.locator('.editor-instance .view-lines').first();
    await expect(editor).toContainText('class Parcel:');
  });

  await test.step('asking again asks for the same, about the picture that is there', async () => {
    await panel.ask('/ocr only the class');
    await answered();
    const body = JSON.stringify(simulator.requests.at(-1)?.body);
    expect(body).toContain('only the class');
    expect(body).not.toContain('/ocr');
    expect(simulator.requests.at(-1)?.images).toHaveLength(1);
    await expect(panel.questions.last().locator('.said-verb')).toHaveText('/ocr');
  });

  await test.step('a chart of the Explorer becomes a table, and the table a document', async () => {
    await workbench.explorer.contextMenu('screenshots/orders-chart.png', 'GLM', 'Read Chart');
    const shown = await PanelView.find(workbench);
    await expect(shown.lastText.locator('table')).toContainText('Apr', reading);
    await answered(shown);
    await expect(shown.lastAnswer.getByText('Orders per month, 6 rows × 2 columns')).toBeVisible();
    await shown.lastAnswer.locator('.table-block').hover();
    await workbench.screenshot('verbs-chart');
    await expectAccessible(shown.frame, 'a table with its bar');
    await shown.lastAnswer.locator('.table-bar').getByRole('button', { name: 'More Actions' }).click();
    await workbench.screenshot('verbs-table-menu');
    await shown.frame.getByRole('menuitem', { name: 'Open as CSV' }).click();
    const editor = page.locator('.editor-instance .view-lines').first();
    await expect(editor).toContainText('label,value,value');
    await expect(editor).toContainText('Apr,640,~');
  });

  await test.step('a diagram of the Explorer becomes Mermaid', async () => {
    await workbench.explorer.contextMenu('screenshots/order-flow.png', 'GLM', 'Read Diagram');
    const shown = await PanelView.find(workbench);
    await expect(shown.lastText).toContainText('n1 --> n2', reading);
    await answered(shown);
    await expect(shown.lastAnswer.locator('.diagram-view')).toBeVisible();
    await shown.lastAnswer.getByRole('button', { name: 'Open with Drawing' }).click();
    const drawing = await webviewFrame(page, 'glm.diagram');
    await expect(drawing.locator('.diagram-view')).toBeVisible();
    await workbench.screenshot('verbs-diagram');
    await expectAccessible(drawing, 'a diagram is drawn');
  });

  await test.step('a drawing follows its source, says where that is wrong, and has it mended', async () => {
    const drawing = await webviewFrame(page, 'glm.diagram');
    const text = () =>
      drawing.locator('.diagram-view').evaluate(view => view.firstElementChild?.shadowRoot?.textContent);
    await page.locator('.tab', { hasText: 'Untitled' }).last().click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nn5 --> n6["Done"]');
    await expect.poll(text).toContain('Done');
    await page.keyboard.type('\nn1 --');
    await expect(drawing.getByText('The source cannot be read:')).toBeVisible();
    await expect(drawing.getByRole('button', { name: /^Go to Line \d+/ })).toBeVisible();
    await workbench.screenshot('verbs-diagram-wrong');
    await expectAccessible(drawing, 'a diagram cannot be read');
    await drawing.getByRole('button', { name: 'Have It Mended' }).click();
    await expect(drawing.getByText('The source could not be read and was mended.')).toBeVisible();
  });

  await test.step('the drawing is back after the window was loaded anew, with what was typed and not saved', async () => {
    await workbench.reload();
    const drawing = await webviewFrame(page, 'glm.diagram');
    const text = () =>
      drawing.locator('.diagram-view').evaluate(view => view.firstElementChild?.shadowRoot?.textContent);
    await expect.poll(text).toContain('Done');
    // It still follows the document.
    await page.locator('.tab', { hasText: 'Untitled' }).last().click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nn6 --> n7["Paid"]');
    await expect.poll(text).toContain('Paid');
  });

  await test.step('a picture that is open has the verbs in the menu of its tab and in its own', async () => {
    await workbench.runCommand('GLM: New Conversation');
    const row = await workbench.explorer.reveal('screenshots/summary-after.png');
    await row.dblclick();
    const tab = workbench.tab('summary-after.png');
    // The picture takes the focus when it is there, which closes menus.
    await expect(workbench.statusBarItem('640x440')).toBeVisible();
    await tab.click({ button: 'right' });
    await chooseMenuItem(page, ['GLM', 'Locate in Picture']);
    const shown = await PanelView.find(workbench);
    await expect(shown.lastAnswer).toContainText('4 regions in the picture', reading);
    await answered(shown);
    expect(simulator.requests.at(-1)?.images).toHaveLength(1);
    await expect(shown.questions.last().locator('.said-verb')).toHaveText('/locate');
    await workbench.explorer.reveal('screenshots/mobile-login.png').then(other => other.dblclick());
    await expect(workbench.statusBarItem('780x1688')).toBeVisible();
    const picture = page.locator('.editor-group-container.active .editor-container');
    await expect(async () => {
      // What is below the pointer is a frame that lies over the editor.
      const box = await picture.boundingBox();
      await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2, {
        button: 'right',
      });
      await expect(page.locator('.monaco-menu').getByText('GLM', { exact: true })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await chooseMenuItem(page, ['GLM', 'Locate in Picture']);
    const again = await PanelView.find(workbench);
    await expect(again.questions).toHaveCount(2);
    await answered(again);
    expect(simulator.requests.at(-1)?.images.map(({ width }) => width)).toEqual([780]);
  });

  await test.step('two that are selected in the Explorer are compared, in their order', async () => {
    await workbench.runCommand('GLM: New Conversation');
    const before = simulator.requests.length;
    await (await workbench.explorer.reveal('screenshots/summary-before.png')).click();
    const second = await workbench.explorer.reveal('screenshots/summary-after.png');
    await second.click({ modifiers: ['ControlOrMeta'] });
    await second.click({ button: 'right' });
    const menu = page.locator('.monaco-menu');
    await expect(menu.getByText('Open in HTML Studio')).toBeVisible();
    // Pictures have no text to be explained as a file.
    await expect(menu.getByText('Explain File')).toHaveCount(0);
    await chooseMenuItem(page, ['GLM', 'Compare Pictures']);
    const shown = await PanelView.find(workbench);
    await expect.poll(() => simulator.requests.length, reading).toBeGreaterThan(before);
    await answered(shown);
    const sizes = ['before', 'after'].map(async name => {
      const { byteLength } = await readFile(path.join(workspaceDir, 'screenshots', `summary-${name}.png`));
      return byteLength;
    });
    expect(simulator.requests.at(-1)?.images.map(({ bytes }) => bytes)).toEqual(await Promise.all(sizes));
    await workbench.screenshot('verbs-compare-selected');
  });
});

test('in Chinese, in light colours and little room', async ({ workbench, workspaceDir }) => {
  await workbench.open({ theme: 'light', locale: 'zh-cn' });

  await test.step('looks: chinese-narrow', async () => {
    const said = { question: '这张图片里有什么？', makePage: '生成网页' };
    await expectPanelLooks(workbench, { name: 'chinese-narrow', place: 'glm.panel', workspaceDir, ...said });
    await workbench.runCommand('GLM: New Conversation');
  });

  await workbench.page.setViewportSize({ width: 1000, height: 900 });
  const panel = await PanelView.open(workbench);
  await expect(panel.answers).toHaveCount(0);
  const overflow = ({ frame }: PanelView) =>
    frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  await test.step('the verbs behind a slash', async () => {
    await panel.message.click();
    await workbench.page.keyboard.type('/');
    await expect(panel.frame.getByRole('option', { name: /读取图表/ })).toBeVisible();
    await workbench.screenshot('verbs-menu-zh');
    expect(await overflow(panel)).toBeLessThanOrEqual(0);
    await workbench.page.keyboard.press('Escape');
    await panel.message.fill('');
  });

  await test.step('a chart of the Explorer', async () => {
    await workbench.explorer.contextMenu('screenshots/orders-chart.png', 'GLM', '读取图表');
    const shown = await PanelView.find(workbench);
    await expect(shown.lastAnswer).toHaveAttribute('aria-busy', 'false', reading);
    await expect(shown.button('打开为 CSV')).toBeVisible();
    await workbench.screenshot('verbs-chart-zh');
    expect(await overflow(shown)).toBeLessThanOrEqual(0);
  });
});
