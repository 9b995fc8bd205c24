// A prompt without `@`: VS Code's own agent with our models, in a profile that is signed in to nothing.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordedRequest } from '../simulator/index.ts';
import { pastePicture } from '../support/pastePicture.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

interface Message {
  role: string;
  content: string | object[];
  reasoning_content?: string;
  tool_calls?: { function: { name: string; arguments: string } }[];
}

const chat = (request: RecordedRequest): boolean => request.path.endsWith('/chat/completions');
const bodyOf = (request: RecordedRequest | undefined) =>
  request?.body as { model: string; messages: Message[]; thinking?: unknown; tools?: { function: { name: string } }[] };

async function withoutSigningIn(workbench: Workbench): Promise<void> {
  await workbench.runCommand('GLM: Use in Agent Mode Without Signing In');
  await expect(workbench.notification(/counts GLM among your own models/)).toBeVisible();
}

test('Agent mode reads a file, edits it with its tools, and the file on disk has changed', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  const file = path.join(workspaceDir, 'src/prices.ts');
  const before = await readFile(file, 'utf8');
  await workbench.open({ agentMode: true });
  await withoutSigningIn(workbench);
  const answer = await workbench.chat.ask('Rename `roundCents` to `toWholeCents` in src/prices.ts please');
  await expect(answer).toContainText('is now toWholeCents in 2 places of src/prices.ts');
  await expect.poll(() => readFile(file, 'utf8')).toBe(before.replaceAll('roundCents', 'toWholeCents'));
  await workbench.screenshot('agent-edit');

  const last = bodyOf(simulator.requests.findLast(chat));
  expect(last.tools?.map(tool => tool.function.name)).toContain('run_in_terminal');
  const steps = last.messages.filter(({ role }) => role === 'assistant');
  expect(steps.map(step => step.tool_calls?.map(call => call.function.name))).toEqual([
    ['read_file'],
    ['replace_string_in_file'],
    ['replace_string_in_file'],
  ]);
  // What the model thought comes back to it as it came, with its line break.
  for (const { reasoning_content } of steps) expect(reasoning_content).toMatch(/^\nThe request has \d+ messages/);
});

test('Agent mode with a model that cannot see has our tools look at a pasted screenshot and at files', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await workbench.open({ agentMode: true, settings: { 'glm.model.chat': { simulator: 'glm-5.2' } } });
  await withoutSigningIn(workbench);
  await pastePicture(workbench, path.join(workspaceDir, 'screenshots/mobile-login.png'));
  const bodies = () => simulator.requests.filter(chat).map(bodyOf);
  // The editor asks below the conversation, above the prompt.
  const allow = () =>
    workbench.chat.view
      .getByRole('button', { name: /^Allow/ })
      .first()
      .click();
  const seen = () => simulator.requests.filter(chat).filter(({ images }) => (images ?? []).length > 0);

  await test.step('a pasted picture: the vision model gets the pixels, and nobody is asked again', async () => {
    const answer = await workbench.chat.ask('What is in this screenshot?');
    const [look] = seen();
    expect(bodyOf(look).model).toBe('glm-5v-turbo');
    expect(JSON.stringify(bodyOf(look).messages.at(-1))).toContain('What is in this screenshot?');
    expect(bodies().filter(body => body.model === 'glm-5.2').length).toBeGreaterThan(1);
    const [picture] = look?.images ?? [];
    expect(picture?.width).toBe(768);
    // The agent's own model has the result, and no picture.
    await expect(answer).toContainText(`Picture: ${picture?.width} × ${picture?.height}`);
    await workbench.screenshot('agent-looks');
  });

  await test.step('a file leaves the machine only when the user says so', async () => {
    const before = seen().length;
    await workbench.chat.ask('lookAtImage: screenshots/error-dialog.png', { wait: false });
    await expect(workbench.chat.view).toContainText('screenshots/error-dialog.png is sent to');
    expect(seen()).toHaveLength(before);
    await workbench.screenshot('agent-confirms');
    await allow();
    await workbench.chat.waitForAnswer();
    await expect(workbench.chat.lastAnswer).toContainText(/Picture: \d+ × \d+/);
    expect(seen()).toHaveLength(before + 1);
  });

  await test.step('a page of the Studio, with its source and its picture as the result', async () => {
    await workbench.chat.ask('createPage: screenshots/mobile-login.png', { wait: false });
    await expect(workbench.chat.view).toContainText('where GLM-5V-Turbo writes a page from it');
    await allow();
    await workbench.chat.waitForAnswer();
    await expect(workbench.tab('mobile-login.html')).toBeVisible();
    const results = bodies()
      .at(-1)
      ?.messages.filter(({ role }) => role === 'tool');
    expect(JSON.stringify(results?.at(-1))).toContain('<!DOCTYPE html>');
    await workbench.screenshot('agent-page');
  });

  await test.step('the page in the Studio is shown to the agent as it looks', async () => {
    await workbench.chat.ask('Look at it. `glm_screenshotPage {}`');
    const told = JSON.stringify(
      bodies()
        .at(-1)
        ?.messages.filter(({ role }) => role === 'tool'),
    );
    expect(told).toMatch(/The page in the Studio, \d+ × \d+ pixels\./);
    // The agent's model cannot see it, and is told who can.
    expect(told).toMatch(/Here is a picture, .* that you cannot see\. Its id is /);
    await workbench.screenshot('agent-screenshot');
  });

  await test.step('outside of the workspace there is nothing', async () => {
    const before = seen().length;
    await workbench.chat.ask('lookAtImage: nowhere/secret.png');
    await expect(workbench.chat.lastAnswer).toContainText('There is no file nowhere/secret.png in the workspace');
    expect(seen()).toHaveLength(before);
  });
});

test('Ask mode answers about a pasted picture, without thinking where that is chosen', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await workbench.open({ agentMode: true, settings: { 'glm.model.chat': { simulator: 'glm-5v-turbo' } } });
  await withoutSigningIn(workbench);
  await workbench.chat.chooseMode('Ask');
  await workbench.chat.chooseThinking('Off');
  await pastePicture(workbench, path.join(workspaceDir, 'screenshots/checkout.png'));
  const answer = await workbench.chat.ask('What is this?');
  const request = simulator.requests.findLast(chat);
  expect(bodyOf(request).model).toBe('glm-5v-turbo');
  expect(bodyOf(request).thinking).toEqual({ type: 'disabled' });
  const [picture] = request?.images ?? [];
  expect(picture).toBeDefined();
  await expect(answer).toContainText(new RegExp(`${picture?.width}\\s*×\\s*${picture?.height}`));
  await workbench.screenshot('ask-picture');
});

test('inline chat edits the file that it is opened in', async ({ workbench, workspaceDir, simulator }) => {
  const file = path.join(workspaceDir, 'src/prices.ts');
  const before = await readFile(file, 'utf8');
  await workbench.open({ agentMode: true });
  await withoutSigningIn(workbench);
  // It asks the model that the Chat view has chosen.
  await workbench.chat.open();
  await expect(workbench.chat.modelPicker).toBeVisible({ timeout: 60_000 });
  const editor = await workbench.openFile('src/prices.ts');
  await workbench.selectLines(16, 19);
  await workbench.page.keyboard.press('ControlOrMeta+I');
  await expect(workbench.page.locator('.inline-chat-input, .inline-chat').first()).toBeVisible();
  await workbench.page.keyboard.type('Rename `bulkDiscount` to `rebate` in src/prices.ts', { delay: 5 });
  await workbench.page.keyboard.press('Enter');
  await expect(editor.locator('.view-line').filter({ hasText: 'function rebate' })).toBeVisible();
  await workbench.screenshot('inline-chat');
  expect(bodyOf(simulator.requests.find(chat)).tools?.map(tool => tool.function.name)).toEqual([
    'replace_string_in_file',
  ]);
  await expect.poll(() => readFile(file, 'utf8')).toBe(before.replace('bulkDiscount', 'rebate'));
});
