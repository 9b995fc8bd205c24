// What axe finds in a document of ours. https://github.com/dequelabs/axe-core
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Frame } from '@playwright/test';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Nothing serious or critical in this document as it is now. `state` names it when something is.
 * @param within a selector; default: the whole document
 */
export async function expectAccessible(frame: Frame, state: string, within = 'html'): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(await source);
  const found = await frame.evaluate(`axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] }).then(result =>
    result.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => ({
        id,
        help,
        where: nodes
          // The colours of code are those of the user's theme, as in the editor beside it.
          .filter(({ target }) => id !== 'color-contrast' || !document.querySelector(target[0])?.closest('pre'))
          .map(({ target }) => target.join(' ')),
      }))
      .filter(({ where }) => where.length > 0))`);
  expect(found, `axe, ${state}`).toEqual([]);
}
