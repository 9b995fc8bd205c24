import { createRequire } from 'node:module';
import path from 'node:path';
import { rootDir } from '../../../../scripts/bootstrap.mjs';
import { glmClient } from './glmClient.ts';
import type { Subject } from './subject.ts';

/** What `esbuild.mjs --bench` makes of the provider, with the options of the extension that is shipped. */
const shippedProvider = path.join(rootDir, 'out', 'bench', 'provider.cjs');

/** Loaded one at a time, each in a process of its own. */
export const subjects = {
  rawSocket: async () => (await import('./rawSocket.ts')).rawSocket,
  limit: async () => (await import('./limit.ts')).limit,
  shipped: async () => glmClient(createRequire(import.meta.url)(shippedProvider)),
  openai: async () => (await import('./openaiClient.ts')).openaiClient,
  aiSdk: async () => (await import('./aiSdk.ts')).aiSdk,
} satisfies Record<string, () => Promise<Subject>>;

export type SubjectName = keyof typeof subjects;
