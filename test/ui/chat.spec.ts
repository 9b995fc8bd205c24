import path from 'node:path';
import type { RecordedRequest } from '../simulator/index.ts';
import { chooseMenuItem } from '../support/explorer.ts';
import { pastePicture } from '../support/pastePicture.ts';
import { expect, test } from '../support/uiTest.ts';

interface Message {
  role: string;
  content: string | { type: string; text?: string }[];
}

const chat = (request: RecordedRequest): boolean => request.path.endsWith('/chat/completions');
const bodyOf = (request: RecordedRequest | undefined) => request?.body as { model: string; messages: Message[] };

test('@glm explains the selection; it can be stopped, cut off, asked again and noted in the editor', async ({
  workbench,
  simulator,
}) => {
  await workbench.open();

  await test.step('@glm /explain explains the selection, thinking as it goes', async () => {
    await workbench.openFile('src/cart.ts');
    await workbench.selectLines(10, 22);
    // Stands still in the middle of the reasoning, so that a person would see it.
    const held = simulator.fault({ kind: 'hold', afterChunks: 14 });
    const answer = await workbench.chat.ask('@glm /explain', { wait: false });
    await held.reached;
    // Progress shows one finished thought at a time; which one was newest when the stream stood still is a matter of time.
    await expect(answer).toContainText(/The request has \d+ messages|Functions in it: add/);
    await workbench.screenshot('chat-thinking');
    held.release();
    await workbench.chat.waitForAnswer();
    await expect(answer).toContainText('lines 10–22');
    await expect(answer).toContainText('add');
    await workbench.screenshot('chat-explain');

    const { model, messages } = bodyOf(simulator.requests.find(chat));
    expect(model).toBe('glm-5.2');
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(messages[1]?.content).toMatch(
      /^File src\/cart\.ts, lines 10-22 \(selected by the user\):\n```typescript\n10\t\n11\texport class Cart/,
    );
    await expect(workbench.chat.view.getByText('Write notes on the code')).toBeVisible();
  });

  await test.step('Explain in Chat in the editor’s menu asks @glm', async () => {
    await workbench.openFile('src/prices.ts');
    await workbench.selectLines(1, 8);
    await workbench.page.keyboard.press('Shift+F10');
    await chooseMenuItem(workbench.page, ['GLM', 'Explain in Chat']);
    await expect.poll(() => simulator.requests.filter(chat).length).toBe(2);
    const { messages } = bodyOf(simulator.requests.findLast(chat));
    expect(messages.at(-1)?.content).toMatch(/^File src\/prices\.ts, lines 1-8 \(selected by the user\)/);
    await workbench.chat.waitForAnswer();
    await expect(workbench.chat.lastAnswer).toContainText('lines 1–8');
  });

  await test.step('stopping closes the request and keeps what came', async () => {
    await workbench.chat.startOver();
    await workbench.openFile('src/cart.ts');
    await workbench.selectLines(1, 39);
    const held = simulator.fault({ kind: 'hold', afterChunks: 90 });
    const answer = await workbench.chat.ask('@glm /explain', { wait: false });
    const request = await held.reached;
    await expect(answer).toContainText('src/cart.ts');
    await workbench.chat.stop();
    expect(await request.done).toBe('closed-early');
    await workbench.chat.waitForAnswer();
    await expect(answer).toContainText('src/cart.ts');
    await expect(answer).not.toContainText('Something went wrong');
  });

  await test.step('an answer that is cut off keeps what came, and Try Again asks again', async () => {
    await workbench.chat.startOver();
    await workbench.openFile('src/cart.ts');
    await workbench.selectLines(1, 39);
    simulator.fault({ kind: 'cut', afterChunks: 90 });
    const answer = await workbench.chat.ask('@glm /explain');
    await expect(answer).toContainText('The answer was cut off on the way. What came is kept.');
    await expect(answer).toContainText('src/cart.ts');
    await workbench.screenshot('chat-cut');
    const before = simulator.requests.filter(chat).length;
    await answer.getByRole('button', { name: 'Try Again' }).click();
    await expect.poll(() => simulator.requests.filter(chat).length).toBe(before + 1);
    await workbench.chat.waitForAnswer();
    await expect(workbench.chat.lastAnswer).not.toContainText('cut off');
    await expect(workbench.chat.lastAnswer).toContainText('lines 1–39');
  });

  await test.step('@glm /annotate lists the notes and shows them in the editor', async () => {
    await workbench.chat.startOver();
    await workbench.openFile('src/prices.ts');
    await workbench.selectLines(16, 19);
    const answer = await workbench.chat.ask('@glm /annotate');
    await expect(answer).toContainText(/lines? 16/);
    await expect(answer.getByRole('button', { name: 'Insert All as Comments…' })).toBeVisible();
    await expect(workbench.page.locator('.review-widget').first()).toBeVisible();
    await workbench.screenshot('chat-annotate');
  });
});

test('pictures and words of a conversation go along, and a refused key is got over', async ({
  workbench,
  simulator,
  workspaceDir,
}) => {
  await workbench.open({ settings: { 'glm.network.maxRetries': 0 } });

  await test.step('a pasted picture is seen, by the vision model where the chosen one cannot', async () => {
    await pastePicture(workbench, path.join(workspaceDir, 'screenshots/checkout.png'));
    const answer = await workbench.chat.ask('@glm what is this?');
    const request = simulator.requests.findLast(chat);
    expect(bodyOf(request).model).toBe('glm-5v-turbo');
    const [picture] = request?.images ?? [];
    expect(picture).toBeDefined();
    await expect(answer).toContainText('GLM-5.2 cannot see pictures, so GLM-5V-Turbo answers.');
    await expect(answer).toContainText(new RegExp(`${picture?.width}\\s*×\\s*${picture?.height}`));
    await workbench.screenshot('chat-picture');

    // The picture goes along with the next question, so that "there" has a meaning; the notice is no part of the answer.
    await workbench.chat.goOn('and what stands at the top there?');
    const next = simulator.requests.findLast(chat);
    expect(next?.images).toHaveLength(1);
    expect(JSON.stringify(bodyOf(next).messages[2])).not.toContain('cannot see pictures');
  });

  await test.step('a conversation keeps its history and gets over a refused key', async () => {
    await workbench.chat.startOver();

    await test.step('a conversation keeps its history, of the model’s words alone', async () => {
      await workbench.chat.ask('@glm first question');
      const first = bodyOf(simulator.requests.findLast(chat)).messages;
      expect(first).toHaveLength(2);
      simulator.fault({ kind: 'status', status: 500 });
      await workbench.chat.goOn('second question');
      await expect(workbench.chat.lastAnswer).toContainText('failed to answer');
      await workbench.chat.goOn('third question');
      const third = bodyOf(simulator.requests.findLast(chat)).messages;
      // The turn that failed brought no answer, so nothing of it is said again.
      expect(third.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
      expect(third[1]?.content).toBe('first question');
      expect(String(third[2]?.content).length).toBeGreaterThan(20);
      expect(third[3]?.content).toBe('third question');
    });

    await test.step('a refused key leads to a new one, and the question is answered', async () => {
      await workbench.chat.startOver();
      const before = simulator.requests.filter(chat).length;
      simulator.fault({ kind: 'status', status: 401, code: '1000' });
      const answer = await workbench.chat.ask('@glm hello');
      await expect(answer).toContainText('does not accept the API key');
      await workbench.screenshot('chat-refused');
      await answer.getByRole('button', { name: 'Set API Key' }).click();
      await expect(workbench.quickInput.input).toHaveAttribute('type', 'password');
      await workbench.quickInput.submit('good-0123456789abcdef');
      await expect(workbench.notification(/The API key for .* is saved\./)).toBeVisible();
      await expect.poll(() => simulator.requests.filter(chat).length).toBe(before + 2);
      await workbench.chat.waitForAnswer();
      await expect(workbench.chat.lastAnswer).not.toContainText('does not accept');
    });
  });
});

test('@glm /html and /compare', async ({ workbench, simulator, workspaceDir }) => {
  await workbench.open();

  await test.step('without a picture it says what it needs', async () => {
    const answer = await workbench.chat.ask('@glm /html');
    await expect(answer).toContainText('There is no screenshot to work from.');
    expect(simulator.requests.filter(chat)).toEqual([]);
  });

  await test.step('it turns a pasted screenshot into a page', async () => {
    await workbench.chat.startOver();
    await pastePicture(workbench, path.join(workspaceDir, 'screenshots/mobile-login.png'));
    const answer = await workbench.chat.ask('@glm /html');
    await expect(answer).toContainText(/The page of .* is ready: \d+ lines/);
    await expect(answer.getByRole('button', { name: 'Save Page…' })).toBeVisible();
    await expect(workbench.tab(/Preview/)).toBeVisible();
    await workbench.screenshot('chat-html');
  });

  await test.step('a picture is compared with the page that is open, and no model is asked', async () => {
    const asked = simulator.requests.filter(chat).length;
    await workbench.chat.startOver();
    await pastePicture(workbench, path.join(workspaceDir, 'screenshots/mobile-login.png'));
    const answer = await workbench.chat.ask('@glm /compare');
    await expect(answer).toContainText(/\d+% alike: layout \d+%, colours \d+%/);
    expect(simulator.requests.filter(chat)).toHaveLength(asked);
  });

  await test.step('two pictures are measured, spoken of and boxed, and shown in the Studio', async () => {
    await workbench.chat.startOver();
    const answer = await workbench.chat.ask(
      '@glm /compare `screenshots/summary-before.png` `screenshots/summary-after.png`',
    );
    await expect(answer).toContainText(/Measured: \d+% alike: layout \d+%, colours \d+%/);
    await expect(answer).toContainText('of all that differs');
    const drawn = answer.getByRole('img', { name: 'summary-before and summary-after compared' });
    await expect(drawn).toBeVisible();
    await expect.poll(() => drawn.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
    await workbench.screenshot('chat-compare');
    await answer.getByRole('button', { name: 'Compare in the Studio' }).click();
    await expect(workbench.tab(/ – /)).toBeVisible();
  });
});

test('in Chinese', async ({ workbench, simulator }) => {
  await workbench.open({ locale: 'zh-cn', theme: 'light', settings: { 'glm.network.maxRetries': 0 } });
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(1, 8);
  const answer = await workbench.chat.ask('@glm /explain');
  expect(String(bodyOf(simulator.requests.findLast(chat)).messages[0]?.content)).toContain('简体中文');
  await expect(workbench.chat.view.getByText('为代码写批注')).toBeVisible();
  await expect(answer).not.toBeEmpty();
  simulator.fault({ kind: 'status', status: 500 });
  await workbench.chat.goOn('还有呢？');
  await expect(workbench.chat.lastAnswer.getByRole('button', { name: '重试' })).toBeVisible();
  await workbench.screenshot('chat-chinese');
});
