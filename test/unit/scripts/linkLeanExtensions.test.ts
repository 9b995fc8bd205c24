import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { linkLeanExtensions } from '../../../scripts/editor/linkLeanExtensions.ts';

describe('linkLeanExtensions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-chat-lean-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('links what tests need and what they share, and removing the links leaves the extensions', async () => {
    const all = path.join(folder, 'server', 'extensions');
    for (const name of ['git', 'ms-vscode.js-debug', 'node_modules']) {
      await mkdir(path.join(all, name), { recursive: true });
      await writeFile(path.join(all, name, 'package.json'), `{"name":"${name}"}`);
    }
    await writeFile(path.join(all, 'package.json'), '{}');

    const links = await linkLeanExtensions(path.join(folder, 'server'), path.join(folder, 'data', 'built-in'));
    assert.deepEqual((await readdir(links)).sort(), ['git', 'node_modules']);
    assert.equal(await readFile(path.join(links, 'git', 'package.json'), 'utf8'), '{"name":"git"}');

    await rm(links, { recursive: true });
    assert.deepEqual((await readdir(path.join(all, 'git'))).sort(), ['package.json']);
  });
});
