import { chooseMenuItem } from '../support/explorer.ts';
import { expect, test } from '../support/uiTest.ts';

interface Message {
  role: string;
  content: string;
}

test('explains below the line, in Chat and in the panel, with links and other depths', async ({
  workbench,
  simulator,
}) => {
  await workbench.open();
  const { page } = workbench;
  const asked = () => simulator.requests.filter(({ path }) => path.endsWith('/chat/completions'));
  const lastAsked = (): Message[] => {
    const body = asked().at(-1)?.body as { messages: Message[] } | undefined;
    return body?.messages ?? [];
  };
  const threads = page.locator('.review-widget');

  await test.step('below the line: streamed, and stopped', async () => {
    await workbench.openFile('src/prices.ts');
    await workbench.selectLines(21, 23);
    const held = simulator.fault({ kind: 'hold', afterChunks: 60 });
    await page.keyboard.press('Shift+F10');
    await chooseMenuItem(page, ['GLM', 'Explain More', 'Explain below the Line']);
    await held.reached;
    await expect(threads).toContainText('Explaining src/prices.ts, lines 21–23');
    await expect(threads.locator('.comment-body')).not.toHaveText('');
    await workbench.screenshot('explain-peek-streaming');
    await threads.getByRole('button', { name: 'Stop Explanation' }).click();
    await expect(threads).toContainText('(stopped)');
    held.release();
  });

  await test.step('in another depth, by a link below it', async () => {
    const before = asked().length;
    await threads.getByRole('link', { name: 'Line by Line' }).click();
    await expect.poll(() => asked().length).toBe(before + 1);
    expect(lastAsked().at(-1)?.content).toContain('Explain this line by line');
    await expect(threads.getByRole('link', { name: 'Overview' })).toBeVisible();
    await expect(threads).toContainText(/places? of use/);
    await workbench.screenshot('explain-peek');
  });

  await test.step('its links jump to the lines', async () => {
    await threads.getByRole('link', { name: 'src/prices.ts:21-23' }).first().click();
    await expect(
      page.locator('.statusbar-item').filter({ hasText: /Ln 2[13], Col \d+ \(\d+ selected\)/ }),
    ).toBeVisible();
  });

  await test.step('Escape closes it', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect(threads).toHaveCount(0);
  });

  await test.step('the menu says where it was shown last, and shows it there again', async () => {
    await workbench.selectLines(31, 33);
    await page.keyboard.press('Shift+F10');
    await chooseMenuItem(page, ['GLM', 'Explain below the Line']);
    await expect(threads.getByRole('link', { name: 'Overview' })).toBeVisible();
    await threads.getByRole('button', { name: 'Continue in Chat' }).click();
    await expect(workbench.chat.input).toContainText('@glm');
    // Though Chat was not open before.
    await expect(workbench.chat.view.locator('.chat-attached-context')).toContainText('Explanation.md');
    await workbench.screenshot('explain-continue');
    const before = asked().length;
    await workbench.chat.type('why?');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked().length).toBe(before + 1);
    const question = lastAsked().at(-1)?.content;
    expect(question).toMatch(/Explanation\.md:\n[\s\S]*formatPrice/);
    expect(question).toContain('why?');
    await workbench.chat.waitForAnswer();
  });

  await test.step('in Chat, with what went along and with buttons for other depths', async () => {
    await workbench.chat.startOver();
    await workbench.tab('prices.ts').click();
    await workbench.selectLines(16, 19);
    await page.keyboard.press('Shift+F10');
    const before = asked().length;
    await chooseMenuItem(page, ['GLM', 'Explain More', 'Explain in Chat']);
    await expect.poll(() => asked().length).toBe(before + 1);
    await workbench.chat.waitForAnswer();
    const answer = workbench.chat.lastAnswer;
    await expect(answer).toContainText(/With .*definition.* tokens\./);
    await expect(answer.getByRole('link', { name: 'src/prices.ts:16-19' }).first()).toBeVisible();
    await workbench.screenshot('explain-chat');
    await answer.getByRole('button', { name: 'In One Line' }).click();
    await expect.poll(() => asked().length).toBe(before + 2);
    expect(lastAsked().at(-1)?.content).toContain('in one sentence');
    await workbench.chat.waitForAnswer();
    await workbench.chat.lastAnswer.getByRole('button', { name: 'In Chinese' }).click();
    await expect.poll(() => asked().length).toBe(before + 3);
    expect(lastAsked()[0]?.content).toContain('Answer in Simplified Chinese');
  });

  await test.step('in the panel, where what went along is attached', async () => {
    await workbench.tab('prices.ts').click();
    await workbench.selectLines(16, 19);
    const before = asked().length;
    await workbench.runCommand('GLM: Explain in GLM Panel');
    await expect.poll(() => asked().length).toBe(before + 1);
    expect(JSON.stringify(lastAsked())).toContain('A use of bulkDiscount');
    const panel = await workbench.panelFrame();
    const answer = panel.locator('glm-assistant-turn').last();
    await expect(answer.getByText('File src/prices.ts').or(answer.getByText('bulkDiscount')).first()).toBeVisible();
    await workbench.screenshot('explain-panel');
  });
});

test('reads well in Chinese and in a light theme', async ({ workbench, simulator }) => {
  const settings = { 'glm.explain.place': 'peek', 'comments.openView': 'never' };
  await workbench.open({ theme: 'light', locale: 'zh-cn', settings });
  const { page } = workbench;
  const threads = page.locator('.review-widget');
  await workbench.openFile('src/i18n/订单状态.ts');
  await workbench.selectLines(14, 16);
  await page.keyboard.press('Shift+F10');
  await chooseMenuItem(page, ['GLM', '在代码行下方解释']);
  await expect(threads.getByRole('link', { name: '逐行' })).toBeVisible();
  await expect(threads.getByRole('link', { name: '用英文' })).toBeVisible();
  await expect(threads).toContainText(/附带.*个 token。/);
  await workbench.screenshot('explain-peek-zh');
  const request = simulator.requests.findLast(({ path }) => path.endsWith('/chat/completions'));
  const { messages } = (request?.body ?? { messages: [] }) as { messages: Message[] };
  expect(messages[0]?.content).toContain('你在代码编辑器里为程序员解释代码。');
  expect(messages.at(-1)?.content).toContain('概括地解释');
});
