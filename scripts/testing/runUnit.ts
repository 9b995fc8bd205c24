import path from 'node:path';
import { rootDir } from '../bootstrap.mjs';
import { judgePhase, type PhaseResult, readRecord } from './phaseRecord.ts';
import { type RunnerOptions, runToEnd } from './runToEnd.ts';

const everything = 'test/unit/**/*.test.ts';

/** mocha on the sources, under Node's own type stripping. */
export const runUnit = async ({ env, args, recordFile }: RunnerOptions): Promise<PhaseResult> => {
  const mocha = path.join(rootDir, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const reporter = path.join(import.meta.dirname, 'mochaRecord.ts');
  const files = args.some(arg => arg.endsWith('.ts')) ? [] : [everything];
  const exit = await runToEnd([mocha, '--reporter', reporter, ...args, ...files], env);
  return judgePhase('unit', await readRecord(recordFile), exit);
};
