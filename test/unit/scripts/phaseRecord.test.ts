import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgePhase, readRecord, totalLine, writeRecord } from '../../../scripts/testing/phaseRecord.ts';

const good = { ok: true, how: 'status 0' };
const bad = { ok: false, how: 'status 1' };

describe('judgePhase', () => {
  it('is green only with a record of tests that passed, and a runner that ended well', () => {
    assert.deepEqual(judgePhase('unit', { passed: 3, failed: 0, skipped: 0 }, good), {
      phase: 'unit',
      passed: 3,
      failed: 0,
      complaints: [],
    });
  });

  it('counts a runner without a record as failed, whatever its status: a killed extension host reports 0', () => {
    const { passed, failed, complaints } = judgePhase('workbench', undefined, good);
    assert.deepEqual({ passed, failed }, { passed: 0, failed: 1 });
    assert.match(complaints.join(), /did not come to its end \(status 0\)/);
  });

  it('fails when tests were skipped', () => {
    const { failed, complaints } = judgePhase('ui', { passed: 3, failed: 0, skipped: 2 }, good);
    assert.equal(failed, 1);
    assert.match(complaints.join(), /2 skipped/);
  });

  it('fails when no test ran', () => {
    assert.equal(judgePhase('unit', { passed: 0, failed: 0, skipped: 0 }, good).failed, 1);
  });

  it('fails when all tests passed and the runner still failed', () => {
    const { failed, complaints } = judgePhase('unit', { passed: 3, failed: 0, skipped: 0 }, bad);
    assert.equal(failed, 1);
    assert.match(complaints.join(), /the runner did \(status 1\)/);
  });

  it('does not count the status on top of tests that failed', () => {
    assert.deepEqual(judgePhase('unit', { passed: 1, failed: 2, skipped: 0 }, bad), {
      phase: 'unit',
      passed: 1,
      failed: 2,
      complaints: [],
    });
  });
});

describe('totalLine', () => {
  it('adds up the parts', () => {
    assert.equal(
      totalLine([
        { passed: 600, failed: 0 },
        { passed: 12, failed: 1 },
        { passed: 9, failed: 2 },
      ]),
      '621 passed, 3 failed',
    );
  });
});

describe('the record file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-unit-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is read as it was written', async () => {
    const file = path.join(folder, 'a.json');
    await writeRecord(file, { passed: 1, failed: 2, skipped: 3 });
    assert.deepEqual(await readRecord(file), { passed: 1, failed: 2, skipped: 3 });
  });

  it('is undefined when the runner left none', async () => {
    assert.equal(await readRecord(path.join(folder, 'none.json')), undefined);
  });

  it('is refused when it is something else', async () => {
    const file = path.join(folder, 'b.json');
    await writeFile(file, '{"passed":"many"}');
    await assert.rejects(readRecord(file), /not a record/);
  });
});
