import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import { inspectPicture } from '../../src/core/attachments/index.ts';
import { pdf, type Rgb } from '../support/attachmentFiles.ts';
import { chatRequests, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';

interface ChatOutcome {
  metadata?: { failed?: boolean; command?: string; before?: string; after?: string };
  errorDetails?: { message: string };
}

async function ask(query: string, attachFiles: readonly vscode.Uri[] = []): Promise<{ before: string; after: string }> {
  const outcome = await vscode.commands.executeCommand<ChatOutcome | undefined>('workbench.action.chat.open', {
    query: `@glm ${query}`,
    mode: 'ask',
    attachFiles,
    blockOnResponse: true,
  });
  assert.equal(outcome?.errorDetails, undefined);
  const { failed, before = '', after = '' } = outcome?.metadata ?? {};
  assert.equal(failed, false, before + after);
  // Marks that keep words from being Markdown say nothing here.
  return { before: before.replaceAll('\\', ''), after: after.replaceAll('\\', '') };
}

/** The words of the last question of a request, and how many pictures stand among them. */
function questionOf(body: unknown): { text: string; pictures: number } {
  const { messages } = body as { messages: { content: unknown }[] };
  const content = messages.at(-1)?.content;
  if (typeof content === 'string') return { text: content, pictures: 0 };
  const parts = content as { type: string; text?: string }[];
  const text = parts.flatMap(part => part.text ?? []).join('\n');
  return { text, pictures: parts.filter(({ type }) => type === 'image_url').length };
}

/** The pictures that Markdown shows or links to, by what the files are. */
async function picturesIn(markdown: string) {
  const files = [...markdown.matchAll(/\]\((file:[^)\s]+)\)/g)].map(([, uri = '']) => fileURLToPath(uri));
  return Promise.all(files.map(async file => inspectPicture(await readFile(file), file)));
}

describe('verbs that look', function () {
  // The simulator reads pictures with a recogniser that has to be loaded first.
  this.timeout(120_000);
  before(async () => {
    await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
    await until(async () => (await vscode.lm.selectChatModels({ vendor: 'glm' })).length > 0, 'models are there');
  });
  beforeEach(async () => {
    await resetSimulator();
    await vscode.commands.executeCommand('workbench.action.chat.newChat');
  });
  after(() => resetSimulator());

  it('/locate shows the picture with the places drawn in, and where they are in pixels', async () => {
    const { after } = await ask('/locate `screenshots/checkout.png`');
    assert.match(after, /^\d+\. \*\*.+\*\* at \d+, \d+: \d+ × \d+ pixels$/m);
    const [picture] = await picturesIn(after);
    assert.deepEqual([picture?.width, picture?.height], [1280, 800]);
  });

  it('/compare tells what was measured from what is said', async () => {
    const { after } = await ask('/compare `screenshots/summary-before.png` `screenshots/summary-after.png`');
    assert.match(after, /Measured: \d+% alike/);
    assert.match(after, /^1\. \*\*(?:High|Medium|Low)\*\* .*measured: /m);
    assert.match(after, /the model does not speak of it|said by the model, not measured/);
    const [request] = await chatRequests();
    assert.match(questionOf(request?.body).text, /^Measured to differ, the worst first/);
    const [picture] = await picturesIn(after);
    assert.ok(picture && picture.height > 880, `${picture?.height}`);
  });

  it('/compare of pictures of two sizes compares them all the same', async () => {
    const { after } = await ask('/compare `screenshots/summary-before.png` `screenshots/mobile-login.png`');
    assert.match(after, /Measured: \d+% alike/);
  });

  it('/compare with one picture says what it needs', async () => {
    const outcome = await vscode.commands.executeCommand<ChatOutcome>('workbench.action.chat.open', {
      query: '@glm /compare `screenshots/checkout.png`',
      mode: 'ask',
      blockOnResponse: true,
    });
    assert.match(`${outcome.metadata?.before}${outcome.metadata?.after}`, /needs 2 pictures/);
    assert.deepEqual(await chatRequests(), []);
  });

  it('/debug reads the screenshot, and sends the code around the lines that it names', async () => {
    const { after, before } = await ask('/debug `screenshots/error-dialog.png`');
    const requests = (await chatRequests()).map(({ body }) => questionOf(body));
    assert.equal(requests.length, 2);
    const text = requests[1]?.text ?? '';
    assert.match(text, /^Text of the screenshot, as it was read:\n````text\n[^`]*TypeError/);
    assert.match(text, /File src\/cart\.ts, lines \d+-\d+:\n```typescript\n[\s\S]*?^45\t/m);
    assert.match(text, /File src\/checkout\.ts, lines \d+-\d+:\n```typescript\n/);
    assert.doesNotMatch(before + after, /not found in the workspace/);
  });

  it('/debug says which files are not there, and where a file has changed since', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    const from = vscode.Uri.joinPath(folder, 'src/checkout.ts');
    const to = vscode.Uri.joinPath(folder, 'src/checkedOut.ts');
    const cart = vscode.Uri.joinPath(folder, 'src/cart.ts');
    const whole = await vscode.workspace.fs.readFile(cart);
    await vscode.workspace.fs.rename(from, to);
    await vscode.workspace.fs.writeFile(cart, new TextEncoder().encode('export const nothing = 1;\n'));
    try {
      const { before } = await ask('/debug `screenshots/error-dialog.png`');
      assert.match(before, /not found in the workspace: src\/checkout.ts/);
      assert.match(before, /src\/cart.ts has no line 45/);
    } finally {
      await vscode.workspace.fs.rename(to, from);
      await vscode.workspace.fs.writeFile(cart, whole);
    }
  });

  it('/doc sends the pages of a PDF and links to those that the answer names', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    const { after } = await ask('/doc what does it cost?', [vscode.Uri.joinPath(folder, 'media/delivery-terms.pdf')]);
    const [request] = await chatRequests();
    const question = questionOf(request?.body);
    assert.equal(question.pictures, 3);
    assert.match(
      question.text,
      /^PDF "delivery-terms.pdf", pages 1-3, which is all of it[^\n]*\nPage 1:\nPage 2:\nPage 3:\nwhat does/,
    );
    assert.match(after, /\[Page 1\]\(file:.*\[Page 3\]\(file:/);
    assert.deepEqual(
      (await picturesIn(after)).map(({ width }) => width),
      [875, 875, 875],
    );
  });

  it('/doc reads the pages that are asked for, and goes on with the document', async () => {
    const { after } = await ask('/doc `media/delivery-terms.pdf` page 2');
    const [request] = await chatRequests();
    assert.equal(questionOf(request?.body).pictures, 1);
    assert.match(after, /\[Page 2\]/);
    assert.doesNotMatch(after, /were sent/);
    await ask('/doc and on page 3?');
    assert.match(questionOf((await chatRequests()).at(-1)?.body).text, /pages 3 of 3/);
  });

  it('/doc says which pages of a long document were left out', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    const pages = Array.from({ length: 12 }, (): Rgb => [30, 60, 210]);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'long.pdf'), pdf(pages));
    const { after } = await ask('/doc `long.pdf`');
    const [request] = await chatRequests();
    assert.equal(questionOf(request?.body).pictures, 10);
    assert.match(after, /long.pdf has 12 pages, of which these were sent: 1-10\./);
  });

  it('/doc says why a document cannot be read', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail();
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'locked.pdf'),
      pdf([[1, 2, 3]], { encrypted: true }),
    );
    const outcome = await vscode.commands.executeCommand<ChatOutcome>('workbench.action.chat.open', {
      query: '@glm /doc `locked.pdf`',
      mode: 'ask',
      blockOnResponse: true,
    });
    assert.equal(outcome.metadata?.failed, true);
    assert.match(`${outcome.metadata?.before}`, /protected by a password/);
  });

  it('/video hands a film that nobody takes to the panel, without a request', async () => {
    const { before, after } = await ask('/video `media/payment.webm` where does it fail?');
    assert.match(before + after, /In the GLM panel pictures are taken out of the film/);
    assert.deepEqual(await chatRequests(), []);
  });
});
