import { chooseMenuItem } from '../support/explorer.ts';
import { expect, test } from '../support/uiTest.ts';

interface Message {
  role: string;
  content: string;
}

test('explains below the line, where it can be stopped and had in another depth', async ({ workbench, simulator }) => {
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
  await expect(threads).toContainText(/附带.*个 token。/);
  await workbench.screenshot('explain-peek-zh');
  const request = simulator.requests.findLast(({ path }) => path.endsWith('/chat/completions'));
  const { messages } = (request?.body ?? { messages: [] }) as { messages: Message[] };
  expect(messages[0]?.content).toContain('你在代码编辑器里为程序员解释代码。');
  expect(messages.at(-1)?.content).toContain('概括地解释');
});
