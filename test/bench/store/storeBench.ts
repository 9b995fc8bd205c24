import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import esbuild from 'esbuild';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { writeConversations } from '../../support/writeConversations.ts';
import type { Bench } from '../bench.ts';
import { median } from '../median.ts';
import { killWriters } from './killWriters.ts';

const conversations = 10_000;
const longTurns = 2000;
const kills = 100;
const rounds = 5;

interface Report {
  listed: number;
  listMs: number;
  againMs: number;
  wholeMs: number;
  searches: { query: string; found: number; ms: number }[];
  memoryMB: number;
  openMs: number;
}

/** The list, the search and their memory at ten thousand conversations, and what a killed window loses. */
export const storeBench: Bench = async ({ show }) => {
  const root = await mkdtemp(join(tmpdir(), 'glm-bench-store-'));
  try {
    const built = join(root, 'built');
    // As it ships: the sources would bring a compiler into the memory that is measured.
    await esbuild.build({
      entryPoints: {
        thread: join(rootDir, 'src/host/conversations/thread/main.ts'),
        window: join(rootDir, 'test/bench/store/storeProcess.ts'),
      },
      outdir: built,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      logLevel: 'warning',
    });
    const full = join(root, 'full');
    const empty = join(root, 'empty');
    await mkdir(join(empty, 'conversations'), { recursive: true });
    const generated = writeConversations(join(full, 'conversations'), conversations, longTurns);
    const window = async (directory: string, longId = ''): Promise<Report> => {
      const program = join(built, 'window.mjs');
      const args = ['--expose-gc', program, directory, join(built, 'thread.mjs'), longId];
      const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 24 });
      return JSON.parse(stdout);
    };
    // Nothing is known yet: everything is read and indexed.
    const first = await window(full, generated.longId);
    const full5: Report[] = [];
    const empty5: Report[] = [];
    for (let round = 0; round < rounds; round++) {
      full5.push(await window(full, generated.longId));
      empty5.push(await window(empty));
    }
    const [one] = full5;
    if (!one || one.listed === 0) throw new Error('nothing was listed');
    const searchMs = one.searches.map(({ query, found }, at) => ({
      query,
      found,
      ms: median(full5.map(({ searches }) => searches[at]?.ms ?? 0)),
    }));
    const { conversationsLost, lostTextMs } = await killWriters(join(root, 'killed'), kills, 4);
    show({
      title: `search in ${generated.conversations} conversations, ${Math.round(generated.megabytes)} MB`,
      columns: ['query', 'found', 'ms'],
      rows: searchMs.map(({ query, found, ms }) => [query, found, ms]),
    });
    return {
      listMs: median(full5.map(({ listMs }) => listMs)),
      searchMs: median(searchMs.map(({ ms }) => ms)),
      slowestSearchMs: Math.max(...searchMs.map(({ ms }) => ms)),
      memoryMB: median(full5.map(({ memoryMB }) => memoryMB)) - median(empty5.map(({ memoryMB }) => memoryMB)),
      lookThroughMs: median(full5.map(({ wholeMs }) => wholeMs)),
      firstIndexS: first.wholeMs / 1000,
      open2000TurnsMs: median(full5.map(({ openMs }) => openMs)),
      kills,
      conversationsLost,
      lostTextMs: Math.max(...lostTextMs),
    };
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 });
  }
};
