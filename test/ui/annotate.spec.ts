import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/uiTest.ts';

const run = promisify(execFile);

const press = async (thread: Locator, name: string): Promise<void> => {
  await thread.hover();
  await thread.getByRole('button', { name }).first().click();
};

test('annotates a function, asks on, filters, and inserts the note as a comment', async ({
  workbench,
  workspaceDir,
  simulator,
}) => {
  await workbench.open();
  await workbench.openFile('src/prices.ts');
  await workbench.selectLines(16, 19);
  await workbench.runCommand('GLM: Annotate Selection');

  const threads = workbench.page.locator('.review-widget');
  await test.step('a note appears, on what was asked alone', async () => {
    await expect(threads.first()).toBeVisible();
    await expect(threads.first()).toContainText('bulkDiscount');
    await expect(workbench.notification('One note on the code.')).toBeVisible();
    // What was asked: only the selected lines, numbered as in the file.
    const request = JSON.stringify(simulator.requests.at(-1)?.body);
    expect(request).toContain('lines 16-19');
    expect(request).not.toContain('formatPrice');
  });

  await test.step('the reply field asks on, and the answer comes below', async () => {
    const field = threads.first().locator('.monaco-editor[role="code"], .monaco-editor').last();
    await threads.first().getByRole('button', { name: /Reply/ }).first().click();
    await field.click();
    await workbench.page.keyboard.type('Why ten?');
    await workbench.screenshot('annotate-reply');
    await threads.first().getByRole('button', { name: 'Ask About This Note' }).click();
    await expect(threads.first().locator('.review-comment')).toHaveCount(3);
    const request = JSON.stringify(simulator.requests.at(-1)?.body);
    expect(request).toContain('Why ten?');
    expect(request).toContain('bulkDiscount');
    await workbench.screenshot('annotate-talk');
  });

  await test.step('the filter hides it and lets it back', async () => {
    await workbench.runCommand('GLM: Filter Notes…');
    await workbench.page.locator('.quick-input-widget').getByText('What it does').click();
    await workbench.screenshot('annotate-filter');
    await workbench.page.keyboard.press('Enter');
    await expect(threads).toHaveCount(0);
    await workbench.runCommand('GLM: Filter Notes…');
    await workbench.page.locator('.quick-input-widget').getByText('What it does').click();
    await workbench.page.keyboard.press('Enter');
    await expect(threads).toHaveCount(1);
  });

  await test.step('it becomes a comment when the diff is accepted, by one press', async () => {
    await press(threads.first(), 'Insert as Comment');
    const accept = workbench.page.getByRole('button', { name: 'Accept', exact: true }).first();
    await expect(accept).toBeVisible();
    await workbench.screenshot('annotate-diff');
    await accept.click();
    await expect(threads).toHaveCount(0);
    await workbench.page.keyboard.press('ControlOrMeta+S');
    const file = path.join(workspaceDir, 'src/prices.ts');
    await expect
      .poll(() => readFile(file, 'utf8'))
      .toMatch(/\n\/\/ .*bulkDiscount[\s\S]*\nexport function bulkDiscount/);
  });

  await test.step('of a hundred notes the Comments panel says which it lists, and leads to all', async () => {
    simulator.habits({ remarks: ['many'] });
    await workbench.runCommand('GLM: Annotate File');
    await expect(workbench.notification(/100 notes on the code\./)).toBeVisible();
    await workbench.runCommand('Comments: Focus on Comments View');
    const list = workbench.page.locator('.comments-panel');
    await expect(list).toContainText('60 of 100 notes of this file are not listed here.');
    await workbench.screenshot('annotate-many');
    await workbench.runCommand('GLM: Go to Note…');
    await expect(workbench.quickInput.rows.filter({ hasText: 'Remark' }).first()).toBeVisible();
    await workbench.quickInput.fill('Remark 97.');
    await expect(workbench.quickInput.rows).toHaveCount(1);
    await workbench.screenshot('annotate-list');
    await workbench.page.keyboard.press('Enter');
    await expect(threads.filter({ hasText: 'Remark 97.' })).toBeVisible();
  });
});

test('reviews what is uncommitted, in Chinese', async ({ workbench, workspaceDir, simulator }) => {
  const git = (...command: string[]) =>
    run('git', ['-c', 'user.name=Reviewer', '-c', 'user.email=reviewer@example.com', ...command], {
      cwd: workspaceDir,
    });
  await git('init', '-q');
  await git('add', '-A');
  await git('commit', '-qm', 'Before');
  const file = path.join(workspaceDir, 'src/prices.ts');
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace(/export function bulkDiscount[^\n]*\n/, '$&  // 新的规则\n'));

  await workbench.open({ theme: 'light', locale: 'zh-cn', settings: { 'git.enabled': true } });
  await workbench.openFile('src/prices.ts');
  await workbench.runCommand('GLM: 审查改动');
  const threads = workbench.page.locator('.review-widget');
  await expect(threads.first()).toContainText('bulkDiscount');
  const request = JSON.stringify(simulator.requests.at(-1)?.body);
  expect(request).toContain('新的规则');
  expect(request).toMatch(/Changed lines: \d+-\d+/);
  // The file has other functions, which did not change.
  await expect(threads).toHaveCount(1);
  await threads.first().hover();
  await workbench.screenshot('review-chinese');
});
