// The panel in every light, width and language; the pictures are for people to look at.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

const looks = [
  { name: 'light-wide', theme: 'light', place: 'glm.panelEditor', question: 'What is on this picture?' },
  { name: 'high-contrast-narrow', theme: 'hc', place: 'glm.panel', question: 'What is on this picture?' },
  { name: 'chinese-narrow', theme: 'light', place: 'glm.panel', locale: 'zh-cn', question: '这张图片里有什么？' },
] as const;

for (const { name, theme, place, question, ...rest } of looks) {
  test(`looks: ${name}`, async ({ workbench, workspaceDir }) => {
    const chinese = 'locale' in rest;
    await workbench.open({ theme, ...rest });
    const panel = await PanelView.open(workbench, place);
    await workbench.screenshot(`panel-${name}-empty`);
    await expectAccessible(panel.frame, 'empty');
    await panel.pastePicture(await readFile(path.join(workspaceDir, 'screenshots/checkout.png')));
    await expect(panel.tray.getByRole('button', { name: chinese ? '生成网页' : 'Make a page' })).toBeVisible();
    await panel.ask(question);
    await expect(panel.lastText).toContainText('1280 × 800');
    // Colours come from chunks that are loaded when code is first shown: they pass the page's policy.
    await expect(panel.lastText.locator('.code-block span[style]').first()).toBeVisible();
    if (place === 'glm.panelEditor') await expect(panel.frame.locator('h1')).toHaveText(question);
    await workbench.screenshot(`panel-${name}`);
    await expectAccessible(panel.frame, 'answered');
    // Nothing is wider than the panel.
    const overflow = await panel.frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
