import { constants } from 'node:os';
import { rootDir } from '../bootstrap.mjs';
import { killTree, spawnTree } from '../editor/processTree.ts';

export interface RunnerOptions {
  /** The whole environment of the runner. */
  readonly env: NodeJS.ProcessEnv;
  /** What stands after the name of the phase on the command line. */
  readonly args: readonly string[];
  /** Where the runner leaves its record; also named in `env`. */
  readonly recordFile: string;
}

/** Runs a script of Node with our output, to its end; nothing that it started is left then. */
export const runToEnd = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ ok: boolean; how: string }> => {
  const child = spawnTree(process.execPath, args, { cwd: rootDir, env, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        const status = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
        resolve({ ok: status === 0, how: signal === null ? `status ${status}` : `ended by ${signal}` });
      });
    });
  } finally {
    await killTree(child);
  }
};
