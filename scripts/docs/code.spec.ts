// Code explained, noted on and mended, tools used, pictures read: for the README. Never edited by hand.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PanelView } from '../../test/support/panelView.ts';
import { expect, test } from '../../test/support/uiTest.ts';
import { webviewFrame } from '../../test/support/webviewFrame.ts';
import { takePicture } from './takePicture.ts';

const languages = [
  {
    suffix: '',
    theme: 'dark',
    explained: { file: 'src/prices.ts', lines: [16, 19] },
    words: {
      explain: 'GLM: Explain below the Line',
      otherDepth: 'Line by Line',
      annotate: 'GLM: Annotate Selection',
      noted: /notes on the code/,
      fix: 'GLM: Fix Code',
      readDiagram: 'Read Diagram',
      openDrawing: 'Open with Drawing',
      discard: 'Discard',
      tools: 'Tools',
      startOver: 'GLM: New Conversation',
      inEditor: 'GLM: Open Chat in Editor',
      question: 'Do src/prices.ts and screenshots/checkout.png fit together?',
    },
  },
  {
    suffix: '.zh-CN',
    theme: 'light',
    locale: 'zh-cn',
    explained: { file: 'src/i18n/订单状态.ts', lines: [14, 16] },
    words: {
      explain: 'GLM: 在代码行下方解释',
      otherDepth: '逐行',
      annotate: 'GLM: 批注所选代码',
      noted: /条批注/,
      fix: 'GLM: 修复代码',
      readDiagram: '解读图示',
      openDrawing: '打开并绘制',
      discard: '放弃',
      tools: '工具',
      startOver: 'GLM: 新对话',
      inEditor: 'GLM: 在编辑器中打开聊天',
      question: 'src/prices.ts 和 screenshots/checkout.png 对得上吗？',
    },
  },
] as const;

for (const { suffix, words, explained, ...options } of languages) {
  test(`code${suffix}`, async ({ workbench, workspaceDir }) => {
    test.slow();
    const cart = path.join(workspaceDir, 'src', 'cart.ts');
    const right = await readFile(cart, 'utf8');
    await writeFile(cart, right.replace('product.priceInCents * quantity', 'product.priceInCent * quantity'));
    // The list of comments would take half of the room before it is spoken of.
    const settings = { 'comments.openView': 'never' };
    await workbench.open({ viewport: { width: 1200, height: 760 }, settings, ...options });
    const { page } = workbench;
    const threads = page.locator('.review-widget');
    const picture = (name: string): Promise<void> => takePicture(page, `${name}${suffix}`);
    const closeEditors = (): Promise<void> => workbench.runCommand('View: Close All Editors');

    await test.step('explain', async () => {
      await workbench.openFile(explained.file);
      await workbench.selectLines(explained.lines[0], explained.lines[1]);
      await workbench.runCommand(words.explain);
      await expect(threads.getByRole('link', { name: words.otherDepth })).toBeVisible();
      await picture('explain');
      await closeEditors();
    });

    await test.step('notes', async () => {
      await workbench.openFile('src/prices.ts');
      await workbench.selectLines(15, 28);
      await workbench.runCommand(words.annotate);
      await expect(workbench.notification(words.noted)).toBeVisible();
      await workbench.runCommand('Comments: Focus on Comments View');
      await picture('notes');
      await workbench.runCommand('Notifications: Clear All Notifications');
      await workbench.runCommand('View: Hide Panel');
      await closeEditors();
    });

    await test.step('fix', async () => {
      await workbench.openFile('src/cart.ts');
      await workbench.selectLines(42, 49);
      await expect(page.locator('.squiggly-error').first()).toBeVisible({ timeout: 60_000 });
      await workbench.runCommand(words.fix);
      await expect(page.locator('.editor.modified').first()).toContainText('product.priceInCents', { timeout: 60_000 });
      await picture('fix');
      await workbench.clickButton(page.locator('.notification-list-item').first(), words.discard);
      await closeEditors();
    });

    await test.step('tools', async () => {
      await page.setViewportSize({ width: 1200, height: 900 });
      await workbench.runCommand(words.inEditor);
      const panel = await PanelView.find(workbench, 'glm.panelEditor');
      await panel.frame.getByRole('switch', { name: words.tools }).click();
      await panel.ask(words.question);
      const [call, answer] = [panel.lastAnswer.locator('.call').first(), panel.lastAnswer];
      await call.getByRole('button').first().click();
      // Away from the tab, which would say its title.
      await page.mouse.move(200, 600);
      await answer.evaluate(element => element.scrollIntoView());
      await picture('tools');
      await closeEditors();
    });

    await test.step('a diagram that is read', async () => {
      await page.setViewportSize({ width: 1200, height: 760 });
      await workbench.runCommand(words.startOver);
      await workbench.explorer.contextMenu('screenshots/order-flow.png', 'GLM', words.readDiagram);
      const panel = await PanelView.find(workbench);
      await expect(panel.lastAnswer.locator('.diagram-view')).toBeVisible({ timeout: 60_000 });
      await panel.lastAnswer.getByRole('button', { name: words.openDrawing }).click();
      const drawing = await webviewFrame(page, 'glm.diagram');
      await expect(drawing.locator('.diagram-view')).toBeVisible();
      await picture('diagram');
    });
  });
}
