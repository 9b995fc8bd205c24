// Files that a model reads only when the user says so, behind links too.
import assert from 'node:assert/strict';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { readFile } from '../../src/host/agentTools/readFile.ts';
import { searchFiles } from '../../src/host/agentTools/searchFiles.ts';
import { ToolRefused } from '../../src/host/toolLoop/index.ts';

describe('private files', () => {
  let folder: string;

  before(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(root);
    folder = path.join(root, 'private-files');
    await mkdir(path.join(folder, 'out'), { recursive: true });
    await writeFile(path.join(folder, '.gitignore'), 'out/\n');
    await writeFile(path.join(folder, '.env'), 'TOKEN=pelican-of-env\n');
    await writeFile(path.join(folder, 'out/log.txt'), 'pelican-of-log\n');
    await writeFile(path.join(folder, 'open.txt'), 'pelican-of-open\n');
    await symlink('.env', path.join(folder, 'notes.txt'));
    await symlink('out', path.join(folder, 'seen'));
    await symlink('open.txt', path.join(folder, 'also-open.txt'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** A user who refuses all that is asked. */
  const room = (asked: string[]) => ({
    signal: new AbortController().signal,
    call: { id: '1', name: 'tool', arguments: '{}' },
    recipient: 'Simulator',
    findPicture: async () => undefined,
    ask: async ({ message }: { message: string }) => {
      asked.push(message);
      throw new ToolRefused();
    },
  });

  it('are asked for when they are read, by their own name and by that of a link', async () => {
    for (const [name, why] of [
      ['.env', /may hold passwords or keys/],
      ['notes.txt', /may hold passwords or keys/],
      ['out/log.txt', /git ignores/],
      ['seen/log.txt', /git ignores/],
    ] as const) {
      const asked: string[] = [];
      await assert.rejects(readFile().run({ path: `private-files/${name}` }, room(asked)), ToolRefused, name);
      assert.match(asked.join(), why, name);
    }
  });

  it('are not searched; what a link leads to in the open is', async () => {
    const asked: string[] = [];
    const { text } = await searchFiles().run({ text: 'pelican-of', files: 'private-files/**' }, room(asked));
    assert.match(text, /open\.txt/);
    assert.doesNotMatch(text, /pelican-of-(?:env|log)/);
    assert.deepEqual(asked, []);
    const open = await readFile().run({ path: 'private-files/also-open.txt' }, room(asked));
    assert.match(open.text, /pelican-of-open/);
    assert.deepEqual(asked, []);
  });
});
