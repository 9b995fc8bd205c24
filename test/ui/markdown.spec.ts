// What an answer looks like, what can be done with its code, and that nothing in it does anything by itself.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { streamOf } from '../support/hostilePage.ts';
import { PanelView } from '../support/panelView.ts';
import { PreviewView } from '../support/previewView.ts';
import { expect, test } from '../support/uiTest.ts';

const richAnswer = await readFile(path.join(import.meta.dirname, '../fixtures/answers/rich.md'), 'utf8');

test('an answer with formulas, tables, diagrams and code', async ({ workbench, simulator, workspaceDir }) => {
  await workbench.open();
  let panel = await PanelView.open(workbench, 'glm.panelEditor');
  simulator.fault({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: streamOf(richAnswer),
  });
  await panel.ask('Show me everything');
  let answer = panel.lastText;
  /** The panel's page begins anew when its tab is shown again. */
  const showPanel = async (): Promise<void> => {
    await workbench.tab('Show me everything').click();
    panel = await PanelView.find(workbench, 'glm.panelEditor');
    answer = panel.lastText;
  };

  await test.step('formulas are drawn, with TeX to read aloud; what is none stays text', async () => {
    await expect(answer.locator('.math.is-drawn')).toHaveCount(4);
    await expect(answer.locator('.math-display .katex-display')).toHaveCount(2);
    await expect(answer.locator('annotation').first()).toHaveText('n');
    await expect(answer.locator('.footnote')).toHaveText('1 By the young Gauss, they say.');
    await expect(answer.getByText('costs $5 at most, or US$10 in a hurry')).toBeVisible();
    await expect(answer.locator('.math.is-wrong')).toHaveText([/frac/, /notacommand/]);
    // Whatever is brought into view, the page stays in its place.
    const first = answer.locator('.math').first();
    await first.evaluate(element => element.scrollIntoView({ block: 'start' }));
    await expect(panel.button('Conversations')).toBeInViewport({ ratio: 1 });
    expect(
      await panel.frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
    ).toBeLessThanOrEqual(0);
    await first.scrollIntoViewIfNeeded();
    await workbench.screenshot('markdown-formulas');
  });

  await test.step('tables stand as the model aligned them', async () => {
    await expect(answer.locator('td', { hasText: '200 k' })).toHaveCSS('text-align', 'center');
    await expect(answer.locator('td', { hasText: '¥5' })).toHaveCSS('text-align', 'right');
  });

  await test.step('code is coloured by the worker', async () => {
    await expect(answer.locator('.code-block span[style]').first()).toBeVisible();
  });
  await workbench.screenshot('markdown-wide');

  const block = (label: string): Locator => answer.getByRole('group', { name: `Code, ${label}` });

  await test.step('a diagram is drawn when it is asked for, in the editor’s colours', async () => {
    const diagram = block('Mermaid');
    await diagram.getByRole('button', { name: 'Draw Diagram' }).click();
    await expect(diagram.locator('.diagram svg')).toBeVisible({ timeout: 20_000 });
    await expect(diagram.locator('.diagram svg')).toContainText('Screenshot');
    await diagram.getByRole('button', { name: 'Zoom In' }).focus();
    await workbench.screenshot('markdown-diagram');
    await diagram.getByRole('button', { name: 'Show Large' }).click();
    await expect(panel.frame.getByRole('dialog', { name: 'Diagram' })).toBeVisible();
    await workbench.page.keyboard.press('Escape');
    await expect(diagram.locator('.diagram svg')).toBeVisible();
    await diagram.getByRole('button', { name: 'Copy as Picture' }).click();
    const copied = (): Promise<readonly string[] | undefined> =>
      panel.frame.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
    await expect.poll(copied).toEqual(['image/png']);
  });

  await test.step('everything about a code block can be reached by keyboard, from its menu', async () => {
    await block('TypeScript').getByRole('button', { name: 'More Actions' }).focus();
    await workbench.page.keyboard.press('Enter');
    const menu = panel.frame.getByRole('menu');
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await workbench.screenshot('markdown-menu');
    await expectAccessible(panel.frame, 'the menu of a code block');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('Enter');
    await expect(panel.frame.locator('body')).toHaveClass(/wraps-code/);
  });

  await test.step('what is selected stays selected while text arrives, also in the paragraph that grows', async () => {
    const say = (name: string, value: unknown): Promise<void> =>
      panel.frame.evaluate(
        data => void window.dispatchEvent(new MessageEvent('message', { data: { kind: 'event', ...data } })),
        { name, value },
      );
    const turn = {
      role: 'assistant',
      id: 'growing',
      status: 'streaming',
      reasoning: '',
      modelLabel: 'GLM',
      notices: [],
    };
    await say('turn/changed', { ...turn, text: 'The first words are **im' });
    await expect(answer).toContainText('**im');
    await answer.locator('p').evaluate(paragraph => {
      const text = paragraph.firstChild;
      if (text) document.getSelection()?.setBaseAndExtent(text, 4, text, 15);
    });
    const selected = (): Promise<string | undefined> => panel.frame.evaluate(() => document.getSelection()?.toString());
    expect(await selected()).toBe('first words');
    for (const text of ['portant**, and $x', '^2$ too.\n\nAnother', ' paragraph.\n\n```ts\nconst a = 1;\n']) {
      await say('turn/delta', { turnId: 'growing', text });
    }
    await expect(answer.locator('.math.is-drawn')).toHaveCount(1);
    await expect(answer.locator('.code-block')).toHaveCount(1);
    expect(await selected()).toBe('first words');
    await say('turn/changed', { ...turn, status: 'done', text: 'The first words are **important**.' });
  });

  await test.step('applied code is a diff first; accepted, it is one step of undo', async () => {
    await workbench.openFile('src/prices.ts');
    const before = await readFile(path.join(workspaceDir, 'src/prices.ts'), 'utf8');
    await showPanel();
    await block('TypeScript').getByRole('button', { name: 'Apply to File…' }).click();
    await expect(workbench.tab(/^prices\.ts: /)).toBeVisible();
    await expect(workbench.notification('The code would be inserted at the cursor in prices.ts.')).toBeVisible();
    const accept = workbench.page.getByRole('button', { name: 'Accept Proposed Change' });
    await expect(accept).toBeVisible();
    await workbench.screenshot('markdown-apply');
    await accept.click();
    await expect(workbench.tab(/^prices\.ts: /)).toHaveCount(0);
    const editor = workbench.page.locator('.monaco-editor .view-lines').last();
    await expect(editor).toContainText('The total of a cart.');
    expect(await readFile(path.join(workspaceDir, 'src/prices.ts'), 'utf8')).toBe(before);
    await expect(workbench.tab('prices.ts')).toHaveClass(/dirty/);
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await expect(editor).not.toContainText('The total of a cart.');
    await expect(workbench.tab('prices.ts')).not.toHaveClass(/dirty/);
  });

  await test.step('discarded, it leaves the file as it is', async () => {
    await showPanel();
    await block('TypeScript').getByRole('button', { name: 'Apply to File…' }).click();
    await expect(workbench.tab(/^prices\.ts: /)).toBeVisible();
    const question = workbench.notification('The code would be inserted at the cursor in prices.ts.').last();
    await workbench.clickButton(question, 'Discard');
    await expect(workbench.tab(/^prices\.ts: /)).toHaveCount(0);
    await expect(workbench.tab('prices.ts')).not.toHaveClass(/dirty/);
  });

  await test.step('saved as a file, it opens; backing out saves nothing', async () => {
    const save = async (): Promise<void> => {
      await showPanel();
      await block('TypeScript').getByRole('button', { name: 'More Actions' }).click();
      await panel.frame.getByRole('menuitem', { name: 'Save As…' }).click();
      await expect(workbench.quickInput.input).toHaveValue(/\.ts$/);
    };
    await save();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.waitUntilClosed();
    const file = path.join(workspaceDir, 'src/total.ts');
    await save();
    await workbench.quickInput.submitPath(file);
    await expect(workbench.tab('total.ts')).toBeVisible();
    const written = await readFile(file, 'utf8');
    expect(written).toMatch(/^import \{ price \}[\s\S]*The total of a cart[\s\S]*\}\n$/);
  });

  await test.step('HTML opens as a page, with its source', async () => {
    await showPanel();
    await block('HTML').getByRole('button', { name: 'Open as Page' }).click();
    const preview = await PreviewView.of(workbench);
    const page = await preview.pageFrame();
    await expect(page.locator('h1')).toHaveText('Hello');
    await expect(preview.button('Try Again')).toHaveCount(0);
    await workbench.screenshot('markdown-page');
  });

  await test.step('code takes on the colours of a theme that is chosen', async () => {
    await showPanel();
    const keyword = block('TypeScript').locator('span[style]').first();
    await expect(keyword).toBeVisible();
    const colorOf = (): Promise<string> => keyword.evaluate(element => getComputedStyle(element).color);
    const before = await colorOf();
    await workbench.runCommand('Preferences: Color Theme');
    await workbench.quickInput.fill('Light Modern');
    await workbench.quickInput.pick('Light Modern');
    await expect(panel.frame.locator('body')).toHaveClass(/vscode-light/);
    await expect.poll(colorOf).not.toBe(before);
    await workbench.screenshot('markdown-light');
  });
});
