import * as vscode from 'vscode';
import {
  type ElementPath,
  type QuickChange,
  type QuickProblem,
  quickEdit,
  readPage,
} from '../../../core/studio/source/index.ts';
import type { ElementPlace } from '../../../protocol/index.ts';
import type { Page } from '../page.ts';

export interface Touched {
  paths: number[][];
  refused?: string;
}

/**
 * Makes a small change of elements without a model, in all of them or in none, as one step of undo.
 * @param what tells people, in the history of the page
 */
export async function touchPage(
  page: Page,
  places: readonly ElementPlace[],
  change: QuickChange,
  what: string,
): Promise<Touched> {
  if (page.isBusy) return { paths: [], refused: vscode.l10n.t('Something else is being done to the page.') };
  const tree = readPage(page.html);
  const paths: ElementPath[] = [];
  for (const { path, names } of places) {
    if (!tree.exactlyAt(path, names)) return { paths: [], refused: words('unwritten') };
    if (!paths.some(other => other.join() === path.join())) paths.push(path);
  }
  const inner = (path: ElementPath): boolean =>
    paths.some(other => other.length < path.length && other.every((index, at) => index === path[at]));
  // What is inside of another one goes and comes with it.
  const meant = change.kind === 'delete' || change.kind === 'duplicate' ? paths.filter(path => !inner(path)) : paths;
  // From the end on: what comes later in the page does not move what is in front of it.
  let { html } = page;
  const after: number[][] = [];
  for (const path of meant.toSorted(byPlace).reverse()) {
    const result = quickEdit(readPage(html), path, change);
    if ('problem' in result) return { paths: [], refused: words(result.problem) };
    html = result.html;
    if (result.path) after.unshift([...result.path]);
  }
  await page.change(html, { kind: 'touched', what });
  return { paths: after };
}

function byPlace(a: ElementPath, b: ElementPath): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function words(problem: QuickProblem): string {
  switch (problem) {
    case 'unwritten':
      return vscode.l10n.t('This element is not written in the source: the browser adds it. Pick what is around it.');
    case 'entangled':
      return vscode.l10n.t(
        'The tags around here are not closed in order, so changing this would change other elements, too. Pick what is around it.',
      );
    case 'not-text':
      return vscode.l10n.t('There are other elements in it. Pick the one with the text.');
    case 'needed':
      return vscode.l10n.t('Every page has this element once.');
    case 'no-sibling':
      return vscode.l10n.t('There is nothing to change places with.');
  }
}
