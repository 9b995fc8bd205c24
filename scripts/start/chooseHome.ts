import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootDir } from '../bootstrap.mjs';
import { say } from '../toolchain/progress.mjs';
import { cacheDir } from '../toolchain/toolCache.mjs';

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

export interface Home {
  /** Holds the workspace and the editor's data. */
  readonly folder: string;
  /** 0: any. */
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Where a start keeps what the next one finds again: files that were changed, settings, keys, conversations. The browser
 * keeps its half of that by address, so folder and port belong together; while another start uses them, this one gets a
 * folder that is gone at its end.
 */
export const chooseHome = async (options: { port: number; fresh: boolean; throwaway: boolean }): Promise<Home> => {
  const { port, fresh, throwaway } = options;
  if (!throwaway && (await isFree(port))) {
    const checkout = createHash('sha256').update(rootDir).digest('hex').slice(0, 12);
    const folder = path.join(cacheDir(), 'start', checkout);
    if (fresh) await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return { folder, port, close: async () => {} };
  }
  if (!throwaway) say(`port ${port} is taken, perhaps by another npm start: this one keeps nothing for the next`);
  const folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-start-'));
  return { folder, port: 0, close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
};
