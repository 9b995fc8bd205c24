import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { cacheDir, installOnce, withLock } from '../../../scripts/toolchain/toolCache.mjs';

describe('cacheDir', () => {
  it('is where GLM_CHAT_CACHE says', () => {
    assert.equal(cacheDir({ GLM_CHAT_CACHE: '/somewhere', XDG_CACHE_HOME: '/x' }, 'linux'), '/somewhere');
  });

  it('is the place of each system otherwise', () => {
    assert.equal(cacheDir({ XDG_CACHE_HOME: '/x' }, 'linux'), '/x/glm-chat');
    assert.match(cacheDir({}, 'linux'), /\/\.cache\/glm-chat$/);
    assert.match(cacheDir({}, 'darwin'), /\/Library\/Caches\/glm-chat$/);
    assert.match(cacheDir({ LOCALAPPDATA: '/L' }, 'win32'), /^\/L.glm-chat.Cache$/);
  });
});

describe('the tool cache', () => {
  const before = process.env.GLM_CHAT_CACHE;
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-unit-'));
    process.env.GLM_CHAT_CACHE = folder;
  });
  afterEach(async () => {
    if (before === undefined) delete process.env.GLM_CHAT_CACHE;
    else process.env.GLM_CHAT_CACHE = before;
    await rm(folder, { recursive: true });
  });

  it('installs once, and runs that want the same at the same time wait for the one that installs', async () => {
    let builds = 0;
    const install = () =>
      installOnce('tool-1', async temporary => {
        builds++;
        await writeFile(path.join(temporary, 'file'), 'x');
      });
    const folders = await Promise.all([install(), install(), install()]);
    assert.deepEqual(new Set(folders), new Set([path.join(folder, 'tool-1')]));
    assert.equal(await readFile(path.join(folder, 'tool-1', 'file'), 'utf8'), 'x');
    await install();
    assert.equal(builds, 1);
  });

  it('leaves nothing behind when the installation fails, and installs the next time', async () => {
    await assert.rejects(
      installOnce('tool-2', async temporary => {
        await writeFile(path.join(temporary, 'half'), 'x');
        throw new Error('no network');
      }),
      /no network/,
    );
    assert.equal(existsSync(path.join(folder, 'tool-2')), false);
    assert.deepEqual(await readdir(path.join(folder, 'tmp')), []);
    assert.deepEqual(await readdir(path.join(folder, 'locks')), []);
    const installed = await installOnce('tool-2', async () => {});
    assert.equal(existsSync(path.join(installed, 'half')), false);
  });

  it('replaces what an older, interrupted installation left in the place', async () => {
    await mkdir(path.join(folder, 'tool-3'));
    await writeFile(path.join(folder, 'tool-3', 'half'), 'x');
    const installed = await installOnce('tool-3', temporary => writeFile(path.join(temporary, 'whole'), 'x'));
    assert.equal(existsSync(path.join(installed, 'half')), false);
    assert.equal(existsSync(path.join(installed, 'whole')), true);
  });

  it('takes over the lock of a process that died', async () => {
    const lock = path.join(folder, 'locks', 'tool-4');
    await mkdir(lock, { recursive: true });
    // No process has this number: it is above what any system hands out.
    await writeFile(path.join(lock, 'owner.json'), JSON.stringify({ pid: 2 ** 30, host: hostname() }));
    assert.equal(await withLock('tool-4', async () => 'done'), 'done');
  });
});
