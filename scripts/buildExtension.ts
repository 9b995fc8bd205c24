import { spawn } from 'node:child_process';
import path from 'node:path';
import { rootDir } from './bootstrap.mjs';
import { ToolchainError } from './toolchain/progress.mjs';

/** Runs esbuild.mjs. `--tests` builds what runs inside the extension host instead of the extension. */
export const buildExtension = (...args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = path.join(rootDir, 'esbuild.mjs');
    const child = spawn(process.execPath, [script, ...args], { cwd: rootDir, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', status => {
      if (status === 0) resolve();
      else reject(new ToolchainError('The build failed.', 'See what esbuild says above.'));
    });
  });
