// A review of uncommitted changes, with the real git and the editor's own extension for it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { AnnotationFeature } from '../../src/host/annotations/index.ts';
import { reviewChanges } from '../../src/host/annotations/reviewChanges.ts';
import type { GitApi } from '../../src/host/git/gitApi.ts';
import { createServices, type Services } from '../../src/host/services.ts';
import { startOverInChat, untilChatIsReady } from './support/askChat.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { type ChangedSettings, changeUserSettings } from './support/userSettings.ts';

const run = promisify(execFile);

interface Git {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi & { openRepository(root: vscode.Uri): Promise<unknown> };
}

describe('a review of changes', () => {
  let folder: string;
  let settings: ChangedSettings;
  let fake: FakeContext;
  let services: Services;
  let feature: AnnotationFeature;

  const gitIn = (cwd: string, ...command: string[]) =>
    run('git', ['-c', 'user.name=Reviewer', '-c', 'user.email=reviewer@example.com', ...command], { cwd });
  const git = (...command: string[]) => gitIn(folder, ...command);
  const review = () =>
    reviewChanges(services, feature, { root: vscode.Uri.file(folder), signal: new AbortController().signal });

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-review-'));
    await git('init', '-q');
    const lines = Array.from({ length: 12 }, (_, index) => `  console.log(${index});`).join('\n');
    await writeFile(
      path.join(folder, 'a.ts'),
      `export function first() {\n${lines}\n}\n\nexport function second() {\n${lines}\n}\n`,
    );
    await git('add', '-A');
    await git('commit', '-qm', 'Before');
    const extension = vscode.extensions.getExtension<Git>('vscode.git');
    assert.ok(extension);
    // The editor of the tests has it switched off.
    settings = await changeUserSettings({ 'git.enabled': true });
    const exports = await extension.activate();
    await until(async () => exports.enabled, 'git is there');
    await exports.getAPI(1).openRepository(vscode.Uri.file(folder));
  });

  after(async () => {
    await settings[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await resetSimulator();
    fake = await fakeContext();
    services = createServices(fake.context);
    feature = new AnnotationFeature(services);
  });

  afterEach(async () => {
    feature.dispose();
    await fake.dispose();
  });

  it('says when there is nothing to review', async () => {
    await assert.rejects(review(), /no uncommitted changes/);
  });

  it('writes notes on changed lines alone, of changed files and of new ones', async () => {
    const file = path.join(folder, 'a.ts');
    const document = await vscode.workspace.openTextDocument(file);
    await writeFile(
      file,
      document.getText().replace('export function second() {', '// 第二\nexport function second() {'),
    );
    await writeFile(path.join(folder, 'b.py'), 'def third():\n    return 3\n');
    const files: string[] = [];
    const result = await reviewChanges(services, feature, {
      root: vscode.Uri.file(folder),
      signal: new AbortController().signal,
      onFile: uri => files.push(path.basename(uri.fsPath)),
    });
    assert.deepEqual(files, ['a.ts', 'b.py']);
    assert.deepEqual([result.files, result.count, result.skipped], [2, 2, []]);
    const notes = feature.threads.all.map(({ uri, note }) => `${path.basename(uri.fsPath)}:${note.lines.start + 1}`);
    assert.deepEqual(notes, ['a.ts:17', 'b.py:1']);
    assert.match(JSON.stringify((await lastChatRequest()).body), /Changed lines: 1-/);
  });

  describe('with a second repository', () => {
    let other: string;
    const uriOf = (...names: string[]): vscode.Uri => vscode.Uri.file(path.join(...names));
    /** Of the files that are looked at, without one being meant by its address. */
    const reviewed = async (): Promise<string[]> => {
      const files: string[] = [];
      await reviewChanges(services, feature, {
        signal: new AbortController().signal,
        onFile: uri => files.push(path.basename(uri.fsPath)),
      });
      return files;
    };

    before(async () => {
      await untilChatIsReady();
      other = await mkdtemp(path.join(tmpdir(), 'glm-review-other-'));
      await gitIn(other, 'init', '-q');
      await writeFile(path.join(other, 'c.ts'), 'export const c = 1;\n');
      await gitIn(other, 'add', '-A');
      await gitIn(other, 'commit', '-qm', 'Before');
      const { exports } = vscode.extensions.getExtension<Git>('vscode.git') ?? {};
      await exports?.getAPI(1).openRepository(uriOf(other));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await rm(other, { recursive: true, force: true });
    });

    it('looks at the one that has changes', async () => {
      assert.deepEqual(await reviewed(), ['a.ts', 'b.py']);
    });

    it('asks where both have, and does nothing when the user backs out', async () => {
      await writeFile(path.join(other, 'c.ts'), 'export const c = 2;\nexport const d = 3;\n');
      await settle(other);
      const before = (await chatRequests()).length;
      const refused = reviewed();
      await press('workbench.action.closeQuickOpen', refused);
      assert.deepEqual(await refused, []);
      assert.equal((await chatRequests()).length, before);

      const first = reviewed();
      await press('workbench.action.acceptSelectedQuickOpenItem', first);
      // Whichever stood first: one of them, whole.
      assert.match(String(await first), /^(?:a\.ts,b\.py|c\.ts)$/);
    });

    it('looks at the one around the file in front, and explains the one that Source Control hands over', async () => {
      await vscode.window.showTextDocument(uriOf(other, 'c.ts'));
      assert.deepEqual(await reviewed(), ['c.ts']);
      const titleOf = async (rootUri: vscode.Uri): Promise<string> => {
        await resetSimulator();
        await startOverInChat();
        await vscode.commands.executeCommand('glm.explainChanges', { rootUri });
        await until(async () => (await chatRequests()).length > 0, 'it was asked');
        return JSON.stringify((await lastChatRequest()).body);
      };
      const first = await titleOf(uriOf(folder));
      assert.match(first, /b\.py/);
      assert.doesNotMatch(first, /export const d/);
      const second = await titleOf(uriOf(other));
      assert.match(second, /\+export const d = 3;/);
      assert.doesNotMatch(second, /b\.py/);
    });

    /** What a key does in the question, once it is there. */
    async function press(command: string, asked: Promise<unknown>): Promise<void> {
      let isOver = false;
      void asked.then(() => {
        isOver = true;
      });
      const pressed = async (): Promise<boolean> => {
        await vscode.commands.executeCommand(command);
        return isOver;
      };
      await until(pressed, 'the question is over');
    }

    /** Until the editor's own Git has seen what changed. */
    async function settle(root: string): Promise<void> {
      const { exports } = vscode.extensions.getExtension<Git>('vscode.git') ?? {};
      const repository = exports?.getAPI(1).getRepository(uriOf(root));
      await repository?.status();
      await until(async () => (repository?.state.workingTreeChanges.length ?? 0) > 0, 'Git has seen the change');
    }
  });
});
