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
