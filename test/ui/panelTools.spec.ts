// Models that use tools in the panel: what they read, what they see, what they are asked about, and what is kept of it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { isObject } from '../simulator/reading/readRequest.ts';
import { expectAccessible } from '../support/accessible.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

/** The simulator makes the calls that are written in the question: those of one line side by side. */
const call = (name: string, input: object): string => `\`${name} ${JSON.stringify(input)}\``;
const read = (file: string): string => call('read_file', { path: file });

test('a model reads, looks closer, asks before it touches what is private, and proposes changes', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await mkdir(path.join(workspaceDir, 'dist'));
  await writeFile(path.join(workspaceDir, '.gitignore'), 'dist/\n');
  await writeFile(path.join(workspaceDir, 'dist', 'notes.txt'), 'nothing special\n');
  await writeFile(path.join(workspaceDir, '.env'), 'TOKEN=very-secret\n');
  await workbench.open();
  let panel = await PanelView.open(workbench, 'glm.panelEditor');
  const calls = (): Locator => panel.lastAnswer.locator('.call');
  const question = (): Locator => panel.lastAnswer.locator('.call-question');
  const sentSince = (from: number) => simulator.requests.slice(from).map(({ body }) => JSON.stringify(body));

  await test.step('tools are off until they are switched on, and then told of', async () => {
    await panel.ask('What is a tool?');
    expect(sentSince(0).at(-1)).not.toContain('"tools"');
    const toggle = panel.frame.getByRole('switch', { name: 'Tools' });
    await expect(toggle).not.toBeChecked();
    await toggle.click();
    await expect(toggle).toBeChecked();
  });

  await test.step('two calls of one round run side by side, and stand in the answer', async () => {
    const from = simulator.requests.length;
    await panel.ask(`Read both. ${read('src/prices.ts')} ${call('search_text', { text: 'bulkDiscount' })}`);
    await expect(calls()).toHaveCount(2);
    await expect(calls().nth(0)).toContainText('Read src/prices.ts');
    await expect(calls().nth(1)).toContainText('Search for “bulkDiscount”');
    await expect(calls().nth(0).locator('.call-duration')).not.toBeEmpty();
    await expect(panel.lastText.last()).toContainText('2 tool results came back');
    const [, second] = sentSince(from);
    expect(sentSince(from)).toHaveLength(2);
    expect(second).toContain('export function bulkDiscount');
    expect(second).toContain('src/cart.ts');
    await calls()
      .nth(0)
      .getByRole('button', { name: /Read src/ })
      .click();
    await expect(calls().nth(0).getByRole('region', { name: 'Arguments' })).toContainText('"path": "src/prices.ts"');
    await expect(calls().nth(0).getByRole('region', { name: 'Result' })).toContainText('bulkDiscount');
    await workbench.screenshot('tools-open');
    await expectAccessible(panel.frame, 'a call of a tool is open');
  });

  await test.step('a part of a picture comes back as a picture, and is shown where the answer speaks of it', async () => {
    const from = simulator.requests.length;
    const box = { picture: 'screenshots/checkout.png', box: [0, 0, 100, 60], unit: 'pixels' };
    await panel.ask(`Closer, please. ${call('crop_picture', box)}`);
    const image = panel.lastAnswer.locator('.tool-figure img');
    await expect(image).toBeVisible();
    // 100 × 60, seven times as large.
    expect(await image.evaluate((node: HTMLImageElement) => [node.naturalWidth, node.naturalHeight])).toEqual([
      700, 420,
    ]);
    expect(simulator.requests.at(-1)?.images.map(({ width, height }) => [width, height])).toEqual([[700, 420]]);
    expect(sentSince(from)).toHaveLength(2);
    await expect(calls().locator('.call-picture img')).toHaveCount(1);
    await workbench.screenshot('tools-picture');
    await image.click();
    await expect(panel.frame.getByRole('dialog')).toContainText('700 × 420');
    await workbench.page.keyboard.press('Escape');
  });

  await test.step('what may hold secrets is asked for; refusing says why to the model', async () => {
    const from = simulator.requests.length;
    await panel.send(`The key? ${read('.env')}`);
    await expect(question()).toContainText('.env may hold passwords or keys.');
    await expect(question().getByRole('button', { name: 'Always' })).toHaveCount(0);
    await workbench.screenshot('tools-question');
    await expectAccessible(panel.frame, 'a call waits for the user');
    await question().getByRole('textbox').fill('Use the example file.');
    await workbench.page.keyboard.press('Enter');
    await expect(calls().first()).toContainText('Refused');
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    expect(sentSince(from).at(-1)).toContain('Use the example file.');
    expect(sentSince(0).join()).not.toContain('very-secret');
  });

  await test.step('what is allowed for the conversation is not asked again', async () => {
    await panel.send(`And this? ${read('dist/notes.txt')}`);
    await expect(question()).toContainText('dist/notes.txt is a file that git ignores.');
    await question().getByRole('button', { name: 'Allow in This Conversation' }).click();
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    expect(sentSince(0).at(-1)).toContain('nothing special');
    await panel.ask(`Once more. ${call('read_file', { path: 'dist/notes.txt', first_line: 1, last_line: 1 })}`);
    await expect(calls().first()).toHaveClass(/is-done/);
  });

  await test.step('a change is shown as a diff, and written when it is accepted', async () => {
    const edit = {
      path: 'src/prices.ts',
      old_text: '{ from: 5, discount: 0.05 }',
      new_text: '{ from: 5, discount: 0.06 }',
    };
    await panel.send(`Change it. ${call('edit_file', edit)}`);
    await expect(workbench.tab(/prices\.ts: change by GLM/)).toBeVisible();
    const file = path.join(workspaceDir, 'src', 'prices.ts');
    expect(await readFile(file, 'utf8')).not.toContain('0.06');
    await workbench.tab('What is a tool?').click();
    panel = await PanelView.find(workbench, 'glm.panelEditor');
    await question().getByRole('button', { name: 'Accept Change' }).click();
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    expect(sentSince(0).at(-1)).toContain('The user accepted the change.');
    await expect(workbench.tab(/change by GLM/)).toHaveCount(0);
    await workbench.tab('What is a tool?').click();
    panel = await PanelView.find(workbench, 'glm.panelEditor');
  });

  await test.step('Stop ends a call that waits, and so does a reload of the window', async () => {
    await panel.send(`Stop here. ${read('.env')}`);
    await expect(question()).toBeVisible();
    await panel.button('Stop').click();
    await expect(calls().first()).toHaveClass(/is-stopped/);
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    await panel.send(`Reload here. ${read('.env')}`);
    await expect(question()).toBeVisible();
    await workbench.reload();
    panel = await PanelView.find(workbench, 'glm.panelEditor');
    await expect(calls().first()).toHaveClass(/is-stopped/);
    await expect(panel.lastAnswer).toContainText('Stopped');
    await expect(panel.lastAnswer.locator('.codicon-modifier-spin')).toHaveCount(0);
    // What was shown before is there again, pictures included.
    const image = panel.frame.locator('.tool-figure img');
    await expect(image).toHaveCount(1);
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(700);
  });
});

test('tools in Chinese and in little room: chosen in the options, asked for, and gone on with when their rounds are over', async ({
  workbench,
  simulator,
}) => {
  await workbench.open({ locale: 'zh-cn', theme: 'light', settings: { 'glm.tools.maxRounds': 1 } });
  const panel = await PanelView.open(workbench);
  const calls = panel.lastAnswer.locator('.call');
  const form = panel.frame.locator('glm-tools-form');

  await test.step('the options say which tools there are', async () => {
    await panel.button('选项').click();
    await panel.frame.getByRole('tab', { name: '工具' }).click();
    await form.getByRole('switch', { name: '允许模型使用工具' }).check();
    await expect(form.getByRole('group', { name: 'GLM 的工具' }).getByRole('checkbox')).toHaveCount(8);
    await form.getByRole('checkbox', { name: /search_text/ }).uncheck();
    await form.getByRole('checkbox', { name: /testFailure/ }).check();
    await workbench.screenshot('tools-options');
    await expectAccessible(panel.frame, 'the tools are chosen');
    const overflow = await panel.frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await workbench.page.keyboard.press('Escape');
    await expect(panel.frame.getByRole('switch', { name: '工具' })).toBeChecked();
  });

  await test.step('an answer that has used all its rounds says so, and goes on', async () => {
    const picture = call('look_at_image', { path: 'screenshots/mobile-login.png' });
    await panel.ask(`请看。${picture} ${read('src/i18n/订单状态.ts')}\n${read('README.md')}`);
    await expect(calls).toHaveCount(2);
    await expect(calls.first()).toContainText('查看 screenshots/mobile-login.png');
    await expect(panel.lastAnswer).toContainText('模型在这次回答中使用工具的次数已达上限。');
    const chats = simulator.requests.filter(({ body }) => isObject(body) && Array.isArray(body.messages));
    const offered = JSON.stringify(isObject(chats[0]?.body) ? chats[0].body.tools : undefined);
    expect(offered).toContain('"read_file"');
    expect(offered).not.toContain('"search_text"');
    await workbench.screenshot('tools-narrow');
    await expectAccessible(panel.frame, 'the rounds are over');
    const overflow = await panel.frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const before = simulator.requests.length;
    await panel.lastAnswer.getByRole('button', { name: '继续', exact: true }).click();
    await expect.poll(() => simulator.requests.length).toBeGreaterThan(before);
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    await expect(panel.answers).toHaveCount(1);
    const sent = JSON.stringify(simulator.requests.at(-1)?.body);
    expect(sent).toContain('请从当前进度继续');
    expect(sent).toContain('"role":"tool"');
  });

  await test.step('a tool of the editor is asked about with all that it gets, and always allowed once one says so', async () => {
    const others = `再查。${call('testFailure', {})}`;
    await panel.send(others);
    const question = panel.lastAnswer.locator('.call-question');
    await expect(question).toContainText('testFailure 不是 GLM 的工具。');
    await workbench.screenshot('tools-other');
    await question.getByRole('button', { name: '始终允许' }).click();
    await expect(panel.lastAnswer).toHaveAttribute('aria-busy', 'false');
    await expect(panel.lastAnswer.locator('.call').first()).toHaveClass(/is-done/);
    await panel.ask(others);
    await expect(panel.lastAnswer.locator('.call').first()).toHaveClass(/is-done/);
  });

  await test.step('a question in little room', async () => {
    await panel.send(`再看。${call('edit_file', { path: '新文件.md', new_text: '# 标题\n' })}`);
    const question = panel.lastAnswer.locator('.call-question');
    await expect(question).toContainText('差异编辑器中显示了 新文件.md 将变成的样子。');
    await workbench.screenshot('tools-question-narrow');
    await question.getByRole('button', { name: '拒绝' }).click();
    await expect(panel.lastAnswer.locator('.call').first()).toContainText('已拒绝');
    await expect(workbench.tab(/新文件\.md：新文件/)).toHaveCount(0);
  });
});
