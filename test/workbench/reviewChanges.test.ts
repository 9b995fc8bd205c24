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
import { createServices, type Services } from '../../src/host/services.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { type ChangedSettings, changeUserSettings } from './support/userSettings.ts';

const run = promisify(execFile);

interface Git {
  readonly enabled: boolean;
  getAPI(version: 1): { openRepository(root: vscode.Uri): Promise<unknown> };
}

describe('a review of changes', () => {
  let folder: string;
  let settings: ChangedSettings;
  let fake: FakeContext;
  let services: Services;
  let feature: AnnotationFeature;

  const git = (...command: string[]) =>
    run('git', ['-c', 'user.name=Reviewer', '-c', 'user.email=reviewer@example.com', ...command], { cwd: folder });
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
});
