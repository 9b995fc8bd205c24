import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encode } from 'fast-png';
import * as vscode from 'vscode';
import { inspectPicture } from '../../src/core/attachments/index.ts';
import { ConversationLibrary } from '../../src/host/conversations/conversationLibrary.ts';
import { exportJson, exportMarkdown } from '../../src/host/conversations/exportConversation.ts';
import { importFile } from '../../src/host/conversations/importConversations.ts';
import { PlainFailure } from '../../src/host/errorMessages.ts';
import { ConversationSession } from '../../src/host/panel/conversationSession.ts';
import { createServices } from '../../src/host/services.ts';
import { ConversationStore, PictureStore } from '../../src/host/storage/index.ts';
import type { ConversationSummary } from '../../src/protocol/index.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { addFault, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { noTools } from './support/noTools.ts';

const picture = inspectPicture(
  encode({ width: 40, height: 30, channels: 3, data: new Uint8Array(40 * 30 * 3).fill(90) }),
  'till.png',
);

/** What one window has of the conversations in a folder. */
interface Window {
  session: ConversationSession;
  library: ConversationLibrary;
  conversations: ConversationStore;
  pictures: PictureStore;
}

function open({ context, folder }: FakeContext): Window {
  const services = createServices(context);
  const conversations = new ConversationStore(path.join(folder, 'conversations'), () => undefined);
  const pictures = new PictureStore(path.join(folder, 'pictures'));
  const session = new ConversationSession(services, conversations, pictures, noTools(services));
  const library = new ConversationLibrary(services, session, { conversations, pictures });
  context.subscriptions.push(library);
  return { session, library, conversations, pictures };
}

describe('ConversationLibrary', () => {
  const fakes: FakeContext[] = [];
  const windows: Window[] = [];
  let window: Window;

  function openIn(fake: FakeContext): Window {
    const opened = open(fake);
    windows.push(opened);
    return opened;
  }

  async function openFresh(): Promise<Window> {
    const fake = await fakeContext();
    fakes.push(fake);
    return openIn(fake);
  }

  beforeEach(async () => {
    await resetSimulator();
    window = await openFresh();
  });
  afterEach(async () => {
    // As at the end of a window: what is still being written is written.
    for (const { session, library } of windows.splice(0)) {
      await session.close();
      await library.leave();
    }
    for (const fake of fakes.splice(0)) await fake.dispose();
  });

  async function ask(text: string, attachmentIds: string[] = []): Promise<string> {
    const { session } = window;
    await session.send(text, attachmentIds);
    const live = await session.current();
    await until(async () => !live.isRunning, 'the answer ended');
    return live.conversation.id;
  }
  const list = async (query = ''): Promise<ConversationSummary[]> =>
    (await window.library.list({ query, from: 0, count: 50, since: [] })).items;
  const titles = async (query = ''): Promise<string[]> => (await list(query)).map(({ title }) => title);

  it('lists what is said, opens, names, pins, deletes and brings back', async () => {
    const { session, library } = window;
    const { id: pictureId } = await session.attach(picture);
    const first = await ask('What is this till?', [pictureId]);
    await session.start();
    const second = await ask('Name a colour.');
    assert.deepEqual(await titles(), ['Name a colour.', 'What is this till?']);
    const [, item] = await list();
    assert.deepEqual({ ...item, atMs: 0 }, { ...item, atMs: 0, turns: 2, pictures: 1, pinned: false, running: false });

    await library.pin(first, true);
    await library.rename(first, '  The\ntill  ');
    assert.deepEqual(await titles(), ['The till', 'Name a colour.']);
    assert.deepEqual(await titles('till 40'), ['The till'], 'by its name, and by what the answer said');

    await session.open(first);
    assert.equal((await session.current()).conversation.id, first);
    assert.equal((await library.list({ query: '', from: 0, count: 1, since: [] })).openId, first);
    await library.rename(first, '');
    assert.deepEqual(await titles(), ['What is this till?', 'Name a colour.']);

    await library.delete(first);
    assert.deepEqual(await titles(), ['Name a colour.']);
    assert.equal((await session.current()).conversation.isEmpty, true, 'what was open is no longer shown');
    await library.restore(first);
    assert.deepEqual(await titles(), ['What is this till?', 'Name a colour.']);
    await session.open(first);
    assert.equal((await session.current()).conversation.path.length, 2);

    await assert.rejects(session.open('gone'), PlainFailure);
    assert.equal((await session.current()).conversation.id, first, 'and the one that is open stays');
    assert.notEqual(first, second);
  });

  it('shows what goes on unseen, and comes back to it whole', async () => {
    const { session } = window;
    await addFault({ kind: 'hold', afterChunks: 30 });
    await session.send('Take your time.', []);
    const { conversation } = await session.current();
    await until(async () => (await list())[0]?.running === true, 'the list shows it running');
    await session.start();
    assert.equal((await list())[0]?.running, true);
    await session.open(conversation.id);
    const live = await session.current();
    assert.equal(live.conversation, conversation, 'the same, not another reader of the file');
    live.stop();
    await until(async () => (await list())[0]?.running === false, 'the list shows its end');
    assert.equal(live.conversation.path.at(-1)?.role, 'assistant');
  });

  it('stops the answer of a conversation that is deleted', async () => {
    await addFault({ kind: 'hold', afterChunks: 30 });
    await window.session.send('Take your time.', []);
    const live = await window.session.current();
    await window.library.delete(live.conversation.id);
    await until(async () => !live.isRunning, 'it stopped');
    assert.deepEqual(await titles(), []);
  });

  it('writes a conversation and takes it in elsewhere, with everything in it', async () => {
    const { session, conversations, pictures, library } = window;
    const { id: pictureId, hash } = (await session.attach(picture)) as { id: string; hash: string };
    const id = await ask('What is this?', [pictureId]);
    const live = await session.current();
    const answerId = live.conversation.path[1]?.id ?? '';
    await live.retry(answerId);
    await until(async () => !live.isRunning, 'the second answer ended');
    await library.rename(id, 'Exported');
    await session.stored(id);
    const folder = vscode.Uri.file(path.join(fakes[0]?.folder ?? '', 'out'));
    const file = vscode.Uri.joinPath(folder, 'all.json');
    await exportJson({ id, conversations, pictures }, file);

    const other = await openFresh();
    const imported = await importFile(file, other);
    assert.deepEqual(imported, { ids: [id], known: 0 });
    const taken = await other.conversations.open(id);
    const before = await conversations.open(id);
    assert.ok(taken && before);
    assert.deepEqual([...taken.conversation.turns], [...before.conversation.turns]);
    assert.deepEqual(taken.conversation.path, before.conversation.path);
    assert.equal(taken.conversation.title, 'Exported');
    const bytes = await other.pictures.read({ hash, mediaType: 'image/png' });
    assert.ok(bytes && Buffer.from(bytes).equals((await pictures.read({ hash, mediaType: 'image/png' })) ?? bytes));

    // Once more changes nothing; after it went on, it is another one.
    assert.deepEqual(await importFile(file, other), { ids: [], known: 1 });
    await taken.writer.append({
      record: 'user-turn',
      id: 'u9',
      parentId: null,
      atMs: 1,
      text: 'more',
      attachments: [],
    });
    const again = await importFile(file, other);
    assert.equal(again.ids.length, 1);
    assert.notEqual(again.ids[0], id);
    await other.session.close();
  });

  it('writes Markdown with its pictures beside it', async () => {
    const { session, conversations, pictures } = window;
    const { id: pictureId } = await session.attach(picture);
    const id = await ask('What is this?', [pictureId]);
    await session.stored(id);
    const folder = path.join(fakes[0]?.folder ?? '', 'out');
    const place = vscode.Uri.file(path.join(folder, 'My till.md'));
    await exportMarkdown({ id, conversations, pictures }, place);
    const text = await readFile(place.fsPath, 'utf8');
    assert.match(text, /^# What is this\?\n\n## You · /);
    assert.match(text, /\n<details>\n<summary>Thought for \d+ s<\/summary>\n/);
    assert.match(text, /40 × 30/);
    const [, address = ''] = /!\[till\\?\.png\]\((.+?)\)/.exec(text) ?? [];
    assert.match(address, /^My%20till\.files\/till-[0-9a-f]{8}\.png$/);
    const stored = await readFile(path.join(folder, decodeURIComponent(address)));
    assert.ok(stored.equals(Buffer.from(picture.data)), 'the picture that was attached');
  });

  it('takes nothing of a file that is not good, and says why', async () => {
    const { session, conversations, pictures } = window;
    const { id: pictureId } = await session.attach(picture);
    const id = await ask('What is this?', [pictureId]);
    await session.stored(id);
    const folder = fakes[0]?.folder ?? '';
    const file = vscode.Uri.file(path.join(folder, 'good.json'));
    await exportJson({ id, conversations, pictures }, file);
    const good = JSON.parse(await readFile(file.fsPath, 'utf8'));
    const other = await openFresh();
    const damaged = { ...good, blobs: [{ ...good.blobs[0], base64: Buffer.from('another').toString('base64') }] };
    const holed = structuredClone(good);
    holed.conversations[0].records = holed.conversations[0].records.filter(
      ({ record }: { record: string }) => record !== 'user-turn',
    );
    const bad: [unknown, RegExp][] = [
      ['{"half":', /is no JSON/],
      [{ hello: 1 }, /holds no conversations/],
      [{ ...good, version: 7 }, /newer version/],
      [damaged, /a picture in it/],
      [holed, /parts of a conversation are missing/],
    ];
    for (const [content, reason] of bad) {
      const place = path.join(folder, 'bad.json');
      await writeFile(place, typeof content === 'string' ? content : JSON.stringify(content));
      await assert.rejects(importFile(vscode.Uri.file(place), other), (error: unknown) => {
        assert.ok(error instanceof PlainFailure);
        assert.match(error.message, reason);
        return true;
      });
    }
    assert.deepEqual(await other.conversations.ids(), []);
    assert.deepEqual(await readdir(other.pictures.directory).catch(() => []), []);
    await other.session.close();
  });
});
