import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ConversationStore } from '../../../src/host/storage/index.ts';

const program = join(import.meta.dirname, 'streamingWriter.ts');

export interface Kills {
  kills: number;
  /** That were not there, did not hold what was promised, or held something else. */
  conversationsLost: number;
  /** For each kill: how long before it the oldest text came that is not there, by the clock of who was killed. */
  lostTextMs: number[];
  /**
   * The same in pieces of text: one every `pieceEveryMs` where a machine has the time. What a busy machine is late with
   * counts here as little as there was to lose.
   */
  lostPieces: number[];
}

/** Said by a writer: so much of an answer it had been given at this time of its own. */
interface Said {
  answer: string;
  /** UTF-16 units. */
  length: number;
  done: boolean;
  atMs: number;
}

/**
 * Kills writers of streaming answers at random moments. Several go on at once, each with a conversation of its own,
 * which the next writer takes up where it was left.
 */
export async function killWriters(directory: string, kills: number, atOnce: number): Promise<Kills> {
  const result: Kills = { kills: 0, conversationsLost: 0, lostTextMs: [], lostPieces: [] };
  let next = 0;
  const work = Array.from({ length: atOnce }, async (_, lane) => {
    const id = `c${lane}`;
    const before: Said[] = [];
    while (next < kills) {
      const said = await killedWriter(directory, id, String(next++), Math.random() * 1100);
      const lost = await lossOf(directory, id, said, before);
      result.kills++;
      if (lost === undefined) result.conversationsLost++;
      else {
        result.lostTextMs.push(lost.ms);
        result.lostPieces.push(lost.pieces);
      }
      before.push(...said);
    }
  });
  await Promise.all(work);
  return result;
}

async function killedWriter(directory: string, id: string, round: string, afterMs: number): Promise<Said[]> {
  const child = spawn(process.execPath, [program, directory, id, round], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const begun = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
    begun.resolve();
  });
  const closed = new Promise(resolve => child.on('close', resolve));
  await Promise.race([begun.promise, closed]);
  await wait(afterMs);
  child.kill('SIGKILL');
  await closed;
  if (child.signalCode !== 'SIGKILL') throw new Error('the writer ended by itself');
  const lines = text.split('\n').slice(0, -1);
  return lines.map(line => {
    const [answer = '', what = '', at = ''] = line.split(' ');
    return { answer, length: Number(what) || 0, done: what === 'done', atMs: Number(at) };
  });
}

/** @returns undefined when more is lost than the end of the last answer */
async function lossOf(
  directory: string,
  id: string,
  said: readonly Said[],
  before: readonly Said[],
): Promise<{ ms: number; pieces: number } | undefined> {
  const stored = await new ConversationStore(directory, () => undefined).open(id);
  if (!stored) return undefined;
  const { conversation, problems } = stored;
  // Each kill may have cut one line.
  if (problems.some(problem => !problem.endsWith('cannot be read'))) return undefined;
  const lengthOf = (answer: string): number => conversation.answer(answer)?.text.length ?? -1;
  for (const { answer, done } of [...before, ...said]) {
    const turn = conversation.answer(answer);
    if (!turn || (done && turn.status !== 'done')) return undefined;
    const start = `word 0 of ${answer}, 漢字; `;
    if (turn.text !== '' && !turn.text.startsWith(start.slice(0, turn.text.length))) return undefined;
  }
  const end = said.at(-1)?.atMs ?? 0;
  const from = said.findIndex(({ answer, length }) => length > lengthOf(answer));
  const missing = said[from];
  return missing ? { ms: end - missing.atMs, pieces: said.length - from } : { ms: 0, pieces: 0 };
}
