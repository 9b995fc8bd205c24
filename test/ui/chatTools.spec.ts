import path from 'node:path';
import type { RecordedRequest } from '../simulator/index.ts';
import { pastePicture } from '../support/pastePicture.ts';
import { expect, test } from '../support/uiTest.ts';

interface Message {
  role: string;
  content: string | { type: string; text?: string }[];
}
const chat = (request: RecordedRequest): boolean => request.path.endsWith('/chat/completions');
const messagesOf = (request: RecordedRequest | undefined): Message[] =>
  (request?.body as { messages: Message[] } | undefined)?.messages ?? [];

const call = '`glm_createPage {"path":"screenshots/checkout.png"}`';

test('@glm calls tools with the user’s consent and shows each call; without words it goes by what is attached', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await workbench.open();
  const { chat: view, page } = workbench;
  const consent = page.getByRole('group', { name: 'Tool confirmation carousel' });
  const lastMessages = (): Message[] => messagesOf(simulator.requests.findLast(chat));

  await test.step('a call that is skipped is told as not allowed, and the answer goes on', async () => {
    const answer = await view.ask(`@glm #createPage Please ${call}`, { wait: false });
    await expect(consent).toContainText('screenshots/checkout.png is sent to', { timeout: 60_000 });
    await workbench.screenshot('chat-tool-asks');
    await consent.getByRole('button', { name: /Proceed without/ }).click();
    await view.waitForAnswer();
    expect(lastMessages().at(-1)?.content).toMatch(/^The user did not allow this call/);
    await expect(answer).toContainText('The user did not allow this call');
  });

  await test.step('a call that waits for consent is stopped with the answer', async () => {
    const before = simulator.requests.filter(chat).length;
    await view.type(`#createPage Again ${call} `);
    await page.keyboard.press('Enter');
    await expect(consent).toContainText('screenshots/checkout.png is sent to', { timeout: 60_000 });
    await view.stop();
    await view.waitForAnswer();
    await expect(consent).toBeHidden();
    expect(simulator.requests.filter(chat).length).toBe(before + 1);
  });

  await test.step('what a tool returns goes back with its picture, and the call is shown with its time', async () => {
    await view.type(`#createPage Once more: ${call} `);
    await page.keyboard.press('Enter');
    await consent.getByRole('button', { name: /Allow this tool/ }).click();
    await expect(view.lastAnswer).toContainText('tool results came back', { timeout: 60_000 });
    await view.waitForAnswer();
    // BigModel takes pictures from its user alone: they follow the results.
    expect(JSON.stringify(lastMessages().at(-1)?.content)).toMatch(/Result of the tool call .*image_url/);
    await expect(view.lastAnswer).toContainText(
      /glm_createPage \(path: screenshots\/checkout\.png\): done in [\d.]+ s/,
    );
    await view.lastAnswer
      .getByText(/Completed \d+ steps/)
      .click()
      .catch(() => undefined);
    await workbench.screenshot('chat-tool-allowed');
  });

  await test.step('a picture without words is described, and what else could be done is offered', async () => {
    await view.startOver();
    // First, as the list of suggestions offers the picture too once it is there.
    await view.type('@glm ');
    await expect(view.input).toContainText('@glm');
    await pastePicture(workbench, path.join(workspaceDir, 'screenshots/checkout.png'));
    await page.keyboard.press('Enter');
    await expect(view.view.getByText('Describing what is attached, as nothing was asked.').last()).toBeVisible({
      timeout: 60_000,
    });
    await view.waitForAnswer();
    await expect(view.view.getByText('Turn the picture into a page')).toBeVisible();
    await workbench.screenshot('chat-described');
    await view.view.getByText('Read the text in the picture').click();
    await expect.poll(() => lastMessages()[0]?.content).toMatch(/read text out of pictures/);
    await view.waitForAnswer();
    await workbench.screenshot('chat-read');
  });
});
