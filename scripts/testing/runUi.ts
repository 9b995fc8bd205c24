import path from 'node:path';
import { rootDir } from '../bootstrap.mjs';
import { judgePhase, type PhaseResult, readRecord } from './phaseRecord.ts';
import { type RunnerOptions, runToEnd } from './runToEnd.ts';

/** Playwright on the workbench. */
export const runUi = async ({ env, args, recordFile }: RunnerOptions): Promise<PhaseResult> => {
  const cli = path.join(rootDir, 'node_modules', '@playwright', 'test', 'cli.js');
  const exit = await runToEnd([cli, 'test', ...args], env);
  return judgePhase('ui', await readRecord(recordFile), exit);
};
