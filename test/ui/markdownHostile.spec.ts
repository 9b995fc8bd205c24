// An answer may hold anything. It must not run, ask for anything or lead into the editor.
import path from 'node:path';
import esbuild from 'esbuild';
import { excessiveMarkdown, hostileDiagrams, hostileMarkdown } from '../support/hostileMarkdown.ts';
import { listen, streamOf } from '../support/hostilePage.ts';
import { pageProblems } from '../support/pageProblems.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';

const rawMarkdown = async (): Promise<string> => {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, '../support/rawMarkdown.ts')],
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

type Show = (texts: readonly string[], holder: Element) => void;
type RawPage = typeof globalThis & { showRaw: Show; showSanitized: Show };

test('a hostile answer does nothing and asks nothing of the network', async ({ workbench, simulator, browser }) => {
  const listener = await listen();
  const vectors = hostileMarkdown(listener.origin);
  const diagrams = hostileDiagrams(listener.origin);
  const excessive = excessiveMarkdown();
  const raw = await rawMarkdown();
  const texts = vectors.map(({ markdown }) => markdown);

  await test.step('the vectors: more than 150, no two the same, and alive where nothing is sanitised', async () => {
    const all = [...vectors, ...diagrams, ...excessive];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ markdown }) => markdown)).size).toBe(all.length);
    expect(vectors.length + diagrams.length).toBeGreaterThanOrEqual(150);
    const page = await browser.newPage();
    await page.goto(listener.origin);
    const before = listener.paths().length;
    await page.evaluate(raw);
    // What leads away would end what is still on its way out.
    await page.evaluate(
      pieces => (globalThis as RawPage).showRaw(pieces, document.body),
      texts.filter(text => !/http-equiv|<base|<frameset/.test(text)),
    );
    await expect.poll(() => new Set(listener.paths().slice(before)).size).toBeGreaterThan(40);
    expect((await page.evaluate(pageProblems, 'body')).length).toBeGreaterThan(200);
    await page.close();
  });

  await test.step('the sanitizer alone stops them all, were the renderer to let them pass', async () => {
    const page = await browser.newPage();
    await page.goto(listener.origin);
    await page.evaluate(raw);
    const before = listener.paths().length;
    await page.evaluate(pieces => (globalThis as RawPage).showSanitized(pieces, document.body), texts);
    expect(await page.evaluate(pageProblems, 'body')).toEqual([]);
    // What had been asked for would have been asked before this.
    await page.evaluate(() => fetch('/last'));
    expect(listener.paths().slice(before)).toEqual(['/last']);
    expect(page.url()).toBe(`${listener.origin}/`);
    await page.close();
  });

  await workbench.open();
  const panel = await PanelView.open(workbench, 'glm.panelEditor');
  const requests = listener.paths().length;
  const connections = listener.connections();
  const windows = workbench.context.pages().length;
  const problems = (): Promise<string[]> => panel.frame.evaluate(pageProblems, '.answer-text');

  await test.step('all in one answer, as it streams in', async () => {
    const body = streamOf([...texts, ...diagrams.map(({ markdown }) => markdown), 'The end.'].join('\n\n'));
    simulator.fault({ kind: 'status', status: 200, headers: { 'content-type': 'text/event-stream' }, body });
    await panel.ask('All of it');
    await expect(panel.lastText).toContainText('The end.');
    expect(await problems()).toEqual([]);
  });

  const show = (pieces: readonly { name: string; markdown: string }[]): Promise<void> =>
    panel.frame.evaluate(given => {
      const turns = given.map(({ name, markdown }) => ({
        ...{ role: 'assistant', id: name, status: 'done', reasoning: '', modelLabel: name, notices: [] },
        text: markdown,
      }));
      const data = { kind: 'event', name: 'turns/replaced', value: { afterTurnId: null, turns } };
      window.dispatchEvent(new MessageEvent('message', { data }));
    }, pieces);

  await test.step('each by itself: none can hide behind what another left open', async () => {
    // As many as the list draws at once.
    for (let at = 0; at < vectors.length; at += 20) {
      const some = vectors.slice(at, at + 20);
      await show(some);
      await expect(panel.lastAnswer.locator('.answer-model')).toHaveText(some.at(-1)?.name ?? '');
      await expect(panel.frame.locator('.answer-text')).toHaveCount(some.length);
      await expect(panel.frame.locator('.math:not(.is-drawn, .is-wrong)')).toHaveCount(0);
      expect(await problems()).toEqual([]);
    }
    await workbench.screenshot('markdown-hostile');
  });

  await test.step('diagrams, drawn', async () => {
    await show(diagrams);
    await expect(panel.answers).toHaveCount(diagrams.length);
    for (const { name } of diagrams) {
      const turn = panel.answers.filter({
        has: panel.frame.locator('.answer-model', { hasText: new RegExp(`^${name}$`) }),
      });
      await turn.getByRole('button', { name: 'Draw Diagram' }).click();
      await expect(turn.locator('.diagram svg, .diagram-status.is-wrong'), name).toBeVisible();
    }
    expect(await panel.frame.locator('.diagram svg').count()).toBeGreaterThan(8);
    expect(await problems()).toEqual([]);
  });

  await test.step('too much of something costs a moment and nothing else', async () => {
    for (const vector of excessive) {
      await show([vector]);
      await expect(panel.lastAnswer.locator('.answer-model')).toHaveText(vector.name);
      expect(await problems(), vector.name).toEqual([]);
    }
    await show([{ name: 'after', markdown: 'Still *here*.' }]);
    await expect(panel.lastText.locator('em')).toHaveText('here');
  });

  expect(listener.paths().slice(requests)).toEqual([]);
  expect(listener.connections()).toBe(connections);
  expect(listener.packets()).toBe(0);
  expect(workbench.context.pages()).toHaveLength(windows);
  await listener.close();
});
