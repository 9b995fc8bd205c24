import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { type ImageAttachment, inspectPicture } from '../../../../src/core/attachments/index.ts';
import type { ConversationRecord } from '../../../../src/core/conversation/index.ts';
import { ConversationIndex } from '../../../../src/host/conversations/conversationIndex.ts';
import { type Removed, removeUnused, type UnusedOptions } from '../../../../src/host/conversations/removeUnused.ts';
import { ConversationStore, OpenWindows, PictureStore } from '../../../../src/host/storage/index.ts';

const thread = new URL('../../../../src/host/conversations/thread/main.ts', import.meta.url).pathname;
const dayMs = 24 * 3600 * 1000;

describe('removeUnused', function () {
  this.timeout(30_000);
  let root: string;
  let store: ConversationStore;
  let pictures: PictureStore;
  let index: ConversationIndex;
  let other: OpenWindows;
  const place = (name: string): string => join(root, name);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'glm-unused-'));
    store = new ConversationStore(place('conversations'), error => assert.fail(String(error)));
    pictures = new PictureStore(place('pictures'));
    other = new OpenWindows(place('windows'));
    index = new ConversationIndex({
      directory: place('conversations'),
      cacheDirectory: place('conversations-index'),
      thread,
      changed: () => undefined,
      warn: () => undefined,
    });
  });
  afterEach(async () => {
    await index.close();
    await rm(root, { recursive: true });
  });

  const tidy = (more: Partial<UnusedOptions> = {}): Promise<Removed> =>
    removeUnused({
      conversationsDirectory: place('conversations'),
      picturesDirectory: pictures.directory,
      windows: new OpenWindows(place('windows')),
      facts: () => index.everything(),
      ...more,
    });

  const bytesOf = (shade: number): Uint8Array =>
    encode({ width: 6, height: 4, channels: 3, data: new Uint8Array(6 * 4 * 3).fill(shade) });
  /** Attached so long ago that no record of it can be on its way. */
  async function addPicture(shade: number, agedMs = dayMs): Promise<ImageAttachment> {
    const data = bytesOf(shade);
    const attachment = await pictures.add(inspectPicture(data, `${shade}.png`));
    const at = new Date(Date.now() - agedMs);
    await utimes(pictures.pathOf(attachment), at, at);
    return attachment;
  }
  async function say(id: string, attachment: ImageAttachment, more: ConversationRecord[] = []): Promise<void> {
    const { writer } = store.create(id, 5);
    const turn = { id: 'u', parentId: null, atMs: 5, text: 'Look', attachments: [attachment] };
    await writer.append({ record: 'user-turn', ...turn });
    for (const record of more) await writer.append(record);
  }
  const deleted: ConversationRecord = { record: 'deleted', deleted: true };
  const kept = async (): Promise<string[]> => (await readdir(pictures.directory)).map(name => name.slice(0, 64)).sort();

  it('removes what was deleted, and the pictures that nothing else refers to', async () => {
    const [own, shared, unused] = [await addPicture(1), await addPicture(2), await addPicture(3)];
    await say('c1', own, [deleted]);
    await say('c2', shared, [deleted]);
    await say('c3', shared);
    const removed = await tidy();
    assert.deepEqual(removed.conversations.sort(), ['c1', 'c2']);
    assert.deepEqual(await store.ids(), ['c3']);
    assert.deepEqual(await kept(), [shared.hash]);
    assert.deepEqual(removed.blobs.sort(), [own, unused].map(({ hash }) => `${hash}.png`).sort());
    assert.deepEqual(await tidy(), { conversations: [], blobs: [] });
  });

  it('keeps what was attached and not sent yet, and what a branch shows that is not in front', async () => {
    const [waiting, hidden] = [await addPicture(1), await addPicture(2)];
    await store.create('c1', Date.now()).writer.append({ record: 'attached', attachment: waiting });
    const sibling = { id: 'u2', parentId: null, atMs: 6, text: 'Edited', attachments: [] };
    await say('c2', hidden, [{ record: 'user-turn', ...sibling }]);
    await tidy();
    assert.deepEqual(await kept(), [waiting.hash, hidden.hash].sort());
    assert.deepEqual(await store.ids(), ['c1', 'c2']);
  });

  it('removes what was attached long ago and never sent', async () => {
    await store.create('c1', 5).writer.append({ record: 'attached', attachment: await addPicture(1) });
    assert.equal((await tidy({ now: 30 * dayMs })).conversations.length, 1);
    await tidy();
    assert.deepEqual(await kept(), []);
  });

  it('keeps what another window has in hand: to be brought back, or in a composer', async () => {
    const [undoable, composed] = [await addPicture(1), await addPicture(2)];
    await say('c1', undoable, [deleted]);
    await other.hold({ conversations: ['c1'], hashes: [composed.hash] });
    assert.deepEqual(await tidy(), { conversations: [], blobs: [] });
    await other.leave();
    const removed = await tidy();
    assert.deepEqual([removed.conversations, removed.blobs.length], [['c1'], 2]);
  });

  it('does not wait for a window that died', async () => {
    await say('c1', await addPicture(1), [deleted]);
    const { pid } = spawnSync(process.execPath, ['--version']);
    await mkdir(place('windows'));
    const died = { pid, host: hostname(), conversations: ['c1'], hashes: [] };
    await writeFile(place('windows/died.json'), JSON.stringify(died));
    assert.deepEqual((await tidy()).conversations, ['c1']);
    assert.deepEqual(await readdir(place('windows')), []);
  });

  it('keeps what is attached while it clears up: before a picture is moved, and after', async () => {
    for (const at of [1, 2, 3]) {
      const attachment = await addPicture(at);
      let asked = 0;
      await tidy({
        facts: async () => {
          const facts = await index.everything();
          // A window that attaches the same picture between any two steps; its record is not written yet.
          if (++asked === at) await pictures.add(inspectPicture(bytesOf(at), 'x.png'));
          return facts;
        },
      });
      assert.ok((await kept()).includes(attachment.hash), `attached at step ${at}`);
      assert.ok(await pictures.read(attachment), `readable, attached at step ${at}`);
      await rm(pictures.pathOf(attachment));
    }
  });

  it('puts back what a record was written for meanwhile', async () => {
    const attachment = await addPicture(1);
    let asked = 0;
    await tidy({
      facts: async () => {
        // After the picture was moved away.
        if (++asked === 3) await say('c9', attachment);
        return index.everything();
      },
    });
    assert.deepEqual(await kept(), [attachment.hash]);
  });

  it('mends what a window left that died while it cleared up', async () => {
    const [used, unused] = [await addPicture(1), await addPicture(2)];
    await say('c1', used);
    for (const attachment of [used, unused]) {
      const path = pictures.pathOf(attachment);
      await rename(path, `${path}.removed`);
    }
    await tidy();
    assert.deepEqual(await readdir(pictures.directory), [`${used.hash}.png`]);
  });

  it('removes nothing while a conversation cannot be read, and nothing that it did not write', async () => {
    const attachment = await addPicture(1);
    await writeFile(join(pictures.directory, 'notes.txt'), 'mine');
    await mkdir(place('conversations'), { recursive: true });
    await writeFile(place('conversations/c1.jsonl'), '{"record":"conversation","version":99,"id":"c1","atMs":1}\n');
    await assert.rejects(tidy());
    assert.ok(await pictures.read(attachment));
    // A damaged line may name it too.
    await writeFile(place('conversations/c1.jsonl'), `{"record":"user-turn","hash":"${attachment.hash}\n`);
    assert.deepEqual(await tidy({ now: Date.now() + 30 * dayMs }), { conversations: [], blobs: [] });
    await rm(place('conversations/c1.jsonl'));
    await tidy();
    assert.deepEqual(await readdir(pictures.directory), ['notes.txt']);
  });
});
