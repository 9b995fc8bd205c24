import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConversationStore } from '../../../../src/host/storage/index.ts';

const program = new URL('writerProcess.ts', import.meta.url).pathname;

/** Kills the writer `afterMs` after it first promised something; resolves with all that it promised. */
async function promisesOfKilledWriter(directory: string, id: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, directory, id], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    said += text;
  });
  await new Promise(resolve => child.on('close', resolve));
  assert.equal(child.signalCode, 'SIGKILL');
  return said.split('\n').slice(0, -1);
}

describe('a writer that is killed', function () {
  this.timeout(60_000);
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'glm-killed-'));
  });
  after(() => rm(directory, { recursive: true }));

  it('loses no conversation and nothing that was promised, wherever it is killed', async () => {
    for (let kill = 0; kill < 8; kill++) {
      const id = `c${kill}`;
      const promised = await promisesOfKilledWriter(directory, id, Math.random() * 120);
      assert.ok(promised.length > 0);
      const stored = await new ConversationStore(directory, () => undefined).open(id);
      assert.ok(stored, 'the conversation is there');
      assert.ok(stored.problems.length <= 1, 'at most the last line was cut');
      for (const line of promised) {
        const [round, what] = line.split(' ');
        const turn = stored.conversation.answer(`a${round}`);
        assert.ok(turn, `answer ${round} is there`);
        if (what === 'done') assert.equal(turn.status, 'done');
        else assert.ok(turn.text.length >= Number(what), `answer ${round} holds ${what} characters`);
        assert.ok(turn.text.startsWith(`word 0 of ${round}, 漢字; word 1 of ${round}, 漢字; `));
      }
    }
  });
});
