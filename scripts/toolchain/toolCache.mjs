// The folder outside the checkout where downloaded tools live, shared by every checkout and safe under concurrent runs.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './progress.mjs';

const completeMark = '.complete';
const lockPollMs = 300;
const waitsBeforeWords = 10;
const lockRefreshMs = 5_000;
const lockStaleMs = 120_000;
const leftoverMaxAgeMs = 24 * 3600 * 1000;

/**
 * `GLM_CHAT_CACHE`, or `glm-chat` in the user's cache folder as the operating system has it.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export const cacheDir = (env = process.env, platform = process.platform) => {
  if (env.GLM_CHAT_CACHE) return path.resolve(env.GLM_CHAT_CACHE);
  if (env.XDG_CACHE_HOME) return path.join(env.XDG_CACHE_HOME, 'glm-chat');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'glm-chat');
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), 'glm-chat', 'Cache');
  }
  return path.join(homedir(), '.cache', 'glm-chat');
};

/** @param {unknown} error */
const errorCode = error => (error instanceof Error && 'code' in error ? error.code : undefined);

/** @param {string} lock */
const isStale = async lock => {
  try {
    const { mtimeMs } = await stat(lock);
    if (Date.now() - mtimeMs > lockStaleMs) return true;
    const owner = JSON.parse(await readFile(path.join(lock, 'owner.json'), 'utf8'));
    if (owner.host !== hostname()) return false;
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    // ESRCH: the owner died. Anything else (lock just released, owner file not written yet): look again later.
    return errorCode(error) === 'ESRCH';
  }
};

/**
 * Runs `work` while no other process runs under the same name. A lock whose owner died is taken over. Two processes that
 * take over the same dead lock in the same instant may both run: `installOnce` stays correct then, it only works twice.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withLock = async (name, work) => {
  const lock = path.join(cacheDir(), 'locks', name);
  await mkdir(path.dirname(lock), { recursive: true });
  for (let waits = 0; ; ) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if (await isStale(lock)) {
        await rm(lock, { recursive: true, force: true });
        continue;
      }
      if (++waits === waitsBeforeWords) say(`another run is busy with ${name}, waiting for it`);
      await delay(lockPollMs);
    }
  }
  await writeFile(path.join(lock, 'owner.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
  const refresh = setInterval(() => utimes(lock, new Date(), new Date()).catch(() => {}), lockRefreshMs);
  try {
    return await work();
  } finally {
    clearInterval(refresh);
    await rm(lock, { recursive: true, force: true });
  }
};

/** @param {string} temporary */
const removeLeftovers = async temporary => {
  for (const name of await readdir(temporary).catch(() => [])) {
    const leftover = path.join(temporary, name);
    const age = Date.now() - ((await stat(leftover).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > leftoverMaxAgeMs) await rm(leftover, { recursive: true, force: true });
  }
};

/**
 * The folder `name` of the cache, made by `build` when it is not there yet. `build` fills a temporary folder that is
 * renamed when it is complete, so no run ever sees half a tool, and an interrupted one leaves nothing but rubbish.
 * @param {string} name with the version in it: a new version is a new folder
 * @param {(folder: string) => Promise<void>} build
 * @returns {Promise<string>}
 */
export const installOnce = async (name, build) => {
  const target = path.join(cacheDir(), name);
  const isComplete = () => existsSync(path.join(target, completeMark));
  if (isComplete()) return target;
  return withLock(name, async () => {
    if (isComplete()) return target;
    const temporaryRoot = path.join(cacheDir(), 'tmp');
    await removeLeftovers(temporaryRoot);
    const temporary = path.join(temporaryRoot, `${name}-${randomUUID()}`);
    await mkdir(temporary, { recursive: true });
    try {
      await build(temporary);
      await writeFile(path.join(temporary, completeMark), new Date().toISOString());
      if (!isComplete()) {
        await rm(target, { recursive: true, force: true });
        await rename(temporary, target);
      }
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    return target;
  });
};
