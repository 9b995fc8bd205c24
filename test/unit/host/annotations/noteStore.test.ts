import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { KeptNote } from '../../../../src/core/annotations/keptNote.ts';
import { NoteStore } from '../../../../src/host/annotations/noteStore.ts';

const uri = 'file:///shop/src/价格.ts';
const lines = ['// 价格', 'export const price = 1;', ''];

function note(id: string, text = 'Counts from 1.'): KeptNote {
  return {
    id,
    kind: 'risk',
    text,
    by: 'GLM-5',
    atMs: 1_790_000_000_000,
    state: 'open',
    lines: { start: 1, end: 1 },
    anchor: 'sure',
    quote: { before: ['// 价格'], code: ['export const price = 1;'], after: [] },
    replies: [{ from: 'user', by: 'You', text: 'Why?', atMs: 1_790_000_000_001 }],
    collapsed: false,
  };
}

describe('NoteStore', () => {
  let directory: string;
  let warnings: string[];
  let store: NoteStore;
  const files = async (): Promise<string[]> => (await readdir(directory)).sort();
  const onlyFile = async (): Promise<string> => path.join(directory, (await files())[0] ?? '');

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'glm-notes-'));
    warnings = [];
    store = new NoteStore(directory, message => warnings.push(message));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('gives back what it was given, text and all', async () => {
    await store.write({ uri, notes: [note('a'), note('b')], lines });
    assert.deepEqual(await new NoteStore(directory, () => undefined).readAll(), [
      { uri, notes: [note('a'), note('b')], lines },
    ]);
  });

  it('is empty where there is no folder', async () => {
    assert.deepEqual(await new NoteStore(path.join(directory, 'none'), () => undefined).readAll(), []);
  });

  it('removes the file with the last note', async () => {
    await store.write({ uri, notes: [note('a')], lines });
    await store.write({ uri, notes: [], lines });
    assert.deepEqual(await files(), []);
  });

  it('keeps the last of many writes, and leaves nothing half written', async () => {
    for (let round = 0; round < 50; round++) void store.write({ uri, notes: [note('a', `round ${round}`)], lines });
    await store.flush();
    assert.equal((await files()).length, 1);
    assert.equal((await store.readAll())[0]?.notes[0]?.text, 'round 49');
  });

  it('keeps a broken file aside and reads the others', async () => {
    await store.write({ uri, notes: [note('a')], lines });
    await writeFile(path.join(directory, 'broken.json'), '{"version":1,"uri":"file:///x"');
    assert.equal((await store.readAll()).length, 1);
    const kept = (await files()).find(name => name.startsWith('broken.json.') && name.endsWith('.broken'));
    assert.equal(await readFile(path.join(directory, kept ?? ''), 'utf8'), '{"version":1,"uri":"file:///x"');
    assert.equal(warnings.length, 1);
    assert.deepEqual(await store.readAll(), [{ uri, notes: [note('a')], lines }]);
  });

  it('reads the notes that it understands and keeps a copy of the others', async () => {
    await store.write({ uri, notes: [note('a')], lines });
    const file = await onlyFile();
    const content = JSON.parse(await readFile(file, 'utf8'));
    content.notes.push({ id: 'b', kind: 'prophecy' });
    await writeFile(file, JSON.stringify(content));
    assert.deepEqual((await store.readAll())[0]?.notes, [note('a')]);
    assert.ok((await files()).some(name => name.endsWith('.broken')));
  });

  it('leaves the file of a newer version alone', async () => {
    await store.write({ uri, notes: [note('a')], lines });
    const file = await onlyFile();
    const newer = JSON.stringify({ version: 2, uri, threads: [] });
    await writeFile(file, newer);
    const next = new NoteStore(directory, () => undefined);
    assert.deepEqual(await next.readAll(), []);
    await next.write({ uri, notes: [note('c')], lines });
    assert.equal(await readFile(file, 'utf8'), newer);
  });

  it('has the notes where their text is damaged', async () => {
    await store.write({ uri, notes: [note('a')], lines });
    const file = await onlyFile();
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), text: 'bm8gemlw' }));
    assert.deepEqual(await store.readAll(), [{ uri, notes: [note('a')], lines: undefined }]);
  });

  it('tells of a failure without content', async () => {
    await writeFile(path.join(directory, 'file'), '');
    const blocked = new NoteStore(path.join(directory, 'file', 'notes'), message => warnings.push(message));
    await blocked.write({ uri, notes: [note('a')], lines });
    assert.match(warnings.join(), /could not be kept: ENOTDIR/);
    assert.doesNotMatch(warnings.join(), /price|Counts/);
  });
});
