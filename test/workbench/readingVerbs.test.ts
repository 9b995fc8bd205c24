import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chatRequests, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

interface ChatOutcome {
  metadata?: { failed?: boolean; command?: string; pictures?: number; before?: string; after?: string };
  errorDetails?: { message: string };
}

async function ask(query: string): Promise<NonNullable<ChatOutcome['metadata']>> {
  const outcome = await vscode.commands.executeCommand<ChatOutcome | undefined>('workbench.action.chat.open', {
    query: `@glm ${query}`,
    mode: 'ask',
    blockOnResponse: true,
  });
  assert.equal(outcome?.errorDetails, undefined);
  return outcome?.metadata ?? {};
}

interface Sent {
  messages: { role: string; content: string | { type: string; text?: string }[] }[];
}

/** What was sent last: the rules, the words of the question, and how many pictures. */
async function lastSent(): Promise<{ rules: string; question: string; pictures: number; messages: number }> {
  const request = (await chatRequests()).at(-1);
  assert.ok(request);
  const { messages } = request.body as Sent;
  const content = messages.at(-1)?.content ?? '';
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  return {
    rules: String(messages[0]?.content),
    question: parts.flatMap(({ text }) => text ?? []).join('\n'),
    pictures: parts.filter(({ type }) => type === 'image_url').length,
    messages: messages.length,
  };
}

describe('verbs that read', function () {
  // The first picture starts the simulator's reader.
  this.timeout(120_000);

  before(async () => {
    await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
    await until(async () => (await vscode.lm.selectChatModels({ vendor: 'glm' })).length > 0, 'models are there');
  });
  beforeEach(async () => {
    await resetSimulator();
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
  });
  after(async () => {
    await resetSimulator();
    await vscode.workspace.getConfiguration('glm').update('verbs.runIn', undefined, vscode.ConfigurationTarget.Global);
  });

  it('/ocr sends its rules, the pictures that the message names, and the rest of its words', async () => {
    const { failed, command, pictures } = await ask('/ocr `screenshots/shipping-code.png` only the function');
    assert.deepEqual([failed, command, pictures], [false, 'ocr', 1]);
    const { rules, question, pictures: sent, messages } = await lastSent();
    assert.match(rules, /^You read text out of pictures/);
    assert.deepEqual([question, sent, messages], ['only the function', 1, 2]);
  });

  it('a verb without a picture goes on with the last ones of the conversation', async () => {
    await ask('/chart screenshots/orders-chart.png');
    await ask('/diagram');
    const { rules, question, pictures } = await lastSent();
    assert.match(rules, /^You look at diagrams/);
    assert.deepEqual([question, pictures], ['Explain the diagram, and write it as Mermaid.', 1]);
  });

  it('a verb without any picture says so, and asks nobody', async () => {
    const { failed, before = '' } = await ask('/ocr');
    assert.equal(failed, false);
    assert.match(before.replaceAll('\\', ''), /There is no picture for \/ocr to work on/);
    assert.deepEqual(await chatRequests(), []);
  });

  it('a path out of the workspace is a word like any other', async () => {
    await ask('/ocr ../secret.png');
    assert.deepEqual(await chatRequests(), []);
  });

  it('the workspace can word the rules', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    const own = vscode.Uri.joinPath(folder, '.glm', 'prompts', 'verb.ocr.md');
    await vscode.workspace.fs.writeFile(own, new TextEncoder().encode('Read it in our own way.\n```language\n```\n'));
    try {
      await ask('/ocr screenshots/shipping-code.png');
      assert.match((await lastSent()).rules, /^Read it in our own way\./);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '.glm'), { recursive: true });
    }
  });

  it('the command of a menu asks in Chat where the user wants it there', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    await vscode.workspace.getConfiguration('glm').update('verbs.runIn', 'chat', vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('glm.readChart', vscode.Uri.joinPath(folder, 'screenshots/orders-chart.png'));
    await until(async () => (await chatRequests()).length > 0, 'the chart was sent');
    const { rules, pictures } = await lastSent();
    assert.match(rules, /^You read the data off charts/);
    assert.equal(pictures, 1);
  });
});
