import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RefineStore, type RoundRecord } from '../../../../../src/host/studio/refine/refineStore.ts';

const round = (number: number): RoundRecord => ({
  id: randomUUID(),
  round: number,
  outcome: 'kept',
  modelLabel: 'GLM',
  before: 0.5,
  after: 0.6,
  edits: 2,
  leftOut: 0,
  places: { mended: 1, of: 3 },
  summary: 'Moved the card.',
  problems: [],
  costs: [{ kind: 'unknown' }],
  tokens: 10,
  startedAtMs: 1,
  tookMs: 2,
  undone: false,
  htmlBefore: '<p>a',
  htmlAfter: '<p>b',
});

describe('RefineStore', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rounds-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('has nothing where nothing was kept, or what is there cannot be read', async () => {
    assert.deepEqual(await new RefineStore(folder).load(), []);
    await writeFile(join(folder, 'rounds.json'), '{"version":1,"rounds":[{"ro');
    assert.deepEqual(await new RefineStore(folder).load(), []);
    await writeFile(join(folder, 'rounds.json'), '{"version":2,"rounds":[]}');
    assert.deepEqual(await new RefineStore(folder).load(), []);
  });
  it('keeps rounds as they were, however fast they are saved', async () => {
    const store = new RefineStore(folder);
    const rounds = [round(1), round(2), { ...round(3), outcome: 'worse' as const }];
    await Promise.all(rounds.map((_, index) => store.save(rounds.slice(0, index + 1))));
    assert.deepEqual(await new RefineStore(folder).load(), rounds);
    assert.deepEqual(await readdir(folder), ['rounds.json']);
  });
  it('forgets the oldest of many', async () => {
    const store = new RefineStore(folder);
    await store.save(Array.from({ length: 40 }, (_, index) => round(index + 1)));
    const kept = await store.load();
    assert.deepEqual([kept.length, kept[0]?.round, kept.at(-1)?.round], [30, 11, 40]);
  });
});
