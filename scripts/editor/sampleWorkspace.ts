// The small web shop that a first window shows. Always a copy: what somebody does to it must not end up in a commit.
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { rootDir } from '../bootstrap.mjs';

/** Makes `folder` a fresh copy of the sample workspace. */
export const copySampleWorkspace = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await cp(path.join(rootDir, 'test', 'fixtures', 'sample-workspace'), folder, { recursive: true });
};
