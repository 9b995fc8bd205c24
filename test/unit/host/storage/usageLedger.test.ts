import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerEntry } from '../../../../src/core/usage/index.ts';
import { dayOf, UsageLedger } from '../../../../src/host/storage/index.ts';

const noon = (day: number): number => new Date(2026, 10, day, 12).getTime();
const entry = (id: string, atMs: number): LedgerEntry => ({
  id,
  atMs,
  surface: 'panel',
  endpointId: 'zai',
  endpointLabel: 'Z.ai',
  modelId: 'glm-5',
  modelLabel: 'GLM-5',
  usage: { promptTokens: 10, completionTokens: 5, totalTokens: 15 },
  cost: { kind: 'money', currency: 'USD', amount: 0.001 },
});

describe('UsageLedger', () => {
  let root: string;
  let ledger: UsageLedger;
  const file = (day: string): string => join(root, 'usage', `${day}.jsonl`);
  const ids = async (days = 100): Promise<string[]> => (await ledger.read(days)).map(({ id }) => id);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'glm-ledger-'));
    ledger = new UsageLedger(join(root, 'usage'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('keeps a file for each day of the user’s own clock', async () => {
    const late = new Date(2026, 10, 20, 23, 59, 59, 999).getTime();
    assert.deepEqual([dayOf(late), dayOf(late + 1)], ['2026-11-20', '2026-11-21']);
    await ledger.append(entry('a', late));
    await ledger.append(entry('b', late + 1));
    assert.match(await readFile(file('2026-11-20'), 'utf8'), /"id":"a"/);
    assert.match(await readFile(file('2026-11-21'), 'utf8'), /"id":"b"/);
    assert.deepEqual(await ledger.read(100), [entry('a', late), entry('b', late + 1)]);
    assert.deepEqual(await ids(1), ['b']);
  });

  it('is nobody else’s to read', async () => {
    await ledger.append(entry('a', noon(20)));
    assert.equal((await stat(file('2026-11-20'))).mode & 0o077, 0);
  });

  it('survives a line that was cut, and goes on behind it', async () => {
    await ledger.append(entry('a', noon(20)));
    await appendFile(file('2026-11-20'), JSON.stringify(entry('lost', noon(20))).slice(0, 40));
    ledger = new UsageLedger(join(root, 'usage'));
    await ledger.append(entry('b', noon(20)));
    assert.deepEqual(await ids(), ['a', 'b']);
  });

  it('leaves out what is no entry, and counts one that stands there twice once', async () => {
    await ledger.append(entry('a', noon(20)));
    await ledger.append(entry('a', noon(20)));
    await appendFile(file('2026-11-20'), '{"id":"x"}\nnull\n');
    assert.deepEqual(await ids(), ['a']);
  });

  it('is shared by windows', async () => {
    const other = new UsageLedger(join(root, 'usage'));
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? ledger : other).append(entry(`n${n}`, noon(20)))));
    assert.equal((await ids()).length, 40);
  });

  it('is cleared, and comes back with what was added since', async () => {
    await ledger.append(entry('a', noon(19)));
    await ledger.append(entry('b', noon(20)));
    await ledger.clear();
    assert.deepEqual(await ids(), []);
    await ledger.append(entry('c', noon(20)));
    await ledger.restore();
    assert.deepEqual((await ids()).sort(), ['a', 'b', 'c']);
    await ledger.restore();
    assert.equal((await ids()).length, 3);
  });

  it('has nothing to clear at first', async () => {
    await ledger.clear();
    await ledger.restore();
    assert.deepEqual(await ids(), []);
  });

  it('says when it cannot be written, and keeps the entry', async () => {
    await appendFile(join(root, 'usage'), 'a file where the folder should be');
    await assert.rejects(ledger.append(entry('a', noon(20))));
    await rm(join(root, 'usage'));
    await ledger.append(entry('b', noon(20)));
    assert.deepEqual(await ids(), ['a', 'b']);
  });
});
