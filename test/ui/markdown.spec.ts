// What an answer looks like, what can be done with its code, and that nothing in it does anything by itself.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { streamOf } from '../support/hostilePage.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

const richAnswer = await readFile(path.join(import.meta.dirname, '../fixtures/answers/rich.md'), 'utf8');

test('an answer with formulas, tables, diagrams and code', async ({ workbench, simulator }) => {
  await workbench.open();
  const panel = await PanelView.open(workbench, 'glm.panelEditor');
  simulator.fault({
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: streamOf(richAnswer),
  });
  await panel.ask('Show me everything');
  const answer = panel.lastText;

  await test.step('formulas are drawn, with TeX to read aloud; what is none stays text', async () => {
    await expect(answer.locator('.math.is-drawn')).toHaveCount(4);
    await expect(answer.locator('.math-display .katex-display')).toHaveCount(2);
    await expect(answer.locator('annotation').first()).toHaveText('n');
    await expect(answer.getByText('costs $5 at most, or US$10 in a hurry')).toBeVisible();
    await expect(answer.locator('.math.is-wrong')).toHaveText([/frac/, /notacommand/]);
  });

  await test.step('code is coloured by the worker', async () => {
    await expect(answer.locator('.code-block span[style]').first()).toBeVisible();
    expect(await panel.frame.page().workers().length).toBeGreaterThan(0);
  });
  await workbench.screenshot('markdown-wide');
});
