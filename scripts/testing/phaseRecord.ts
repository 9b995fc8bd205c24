// What a test runner leaves behind when it came to its own end: the only thing that a green run is concluded from.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

export type Phase = 'unit' | 'workbench' | 'ui';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface PhaseRecord extends Counts {
  /** Tests that were skipped, pending or marked to be fixed: they prove nothing, so they fail the run. */
  readonly skipped: number;
}

export interface PhaseResult extends Counts {
  readonly phase: Phase;
  /** Why the phase counts as failed though no test failed, or beyond those that did. */
  readonly complaints: readonly string[];
}

/** Environment variable that tells a runner where to leave its record. */
export const recordFileVariable = 'GLM_CHAT_RESULT_FILE';

export const writeRecord = (file: string, record: PhaseRecord): Promise<void> =>
  writeFile(file, JSON.stringify(record));

/** The record of a runner, or undefined when it did not come to its end. */
export const readRecord = async (file: string): Promise<PhaseRecord | undefined> => {
  if (!existsSync(file)) return undefined;
  const { passed, failed, skipped } = JSON.parse(await readFile(file, 'utf8'));
  for (const count of [passed, failed, skipped]) {
    if (!Number.isInteger(count) || count < 0) throw new Error(`not a record of a test runner: ${file}`);
  }
  return { passed, failed, skipped };
};

/**
 * What to conclude from a runner's record and how its process ended. Everything that is not plainly green adds one to
 * `failed`: no record, a status that disagrees with the record, skipped tests, no tests at all.
 */
export const judgePhase = (
  phase: Phase,
  record: PhaseRecord | undefined,
  exit: { ok: boolean; how: string },
): PhaseResult => {
  if (record === undefined) {
    return { phase, passed: 0, failed: 1, complaints: [`the runner did not come to its end (${exit.how})`] };
  }
  const complaints: string[] = [];
  if (record.skipped > 0) complaints.push(`${record.skipped} skipped: a skipped test proves nothing`);
  if (record.passed + record.failed + record.skipped === 0) complaints.push('no test ran');
  if (!exit.ok && record.failed === 0 && complaints.length === 0) {
    complaints.push(`no test failed, but the runner did (${exit.how})`);
  }
  return { phase, passed: record.passed, failed: record.failed + complaints.length, complaints };
};

/** The last line of a run. */
export const totalLine = (results: readonly Counts[]): string => {
  const total = (name: keyof Counts) => results.reduce((sum, result) => sum + result[name], 0);
  return `${total('passed')} passed, ${total('failed')} failed`;
};
