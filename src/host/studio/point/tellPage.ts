import * as vscode from 'vscode';
import { editsTemplate } from '../../../core/prompts/editTemplates.ts';
import { type ToldElement, tellPrompt, tellTemplate } from '../../../core/prompts/tellPrompt.ts';
import { type PageTree, readPage, type SourceElement, withShortAddresses } from '../../../core/studio/source/index.ts';
import type { WishView } from '../../../protocol/index.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { askForChange } from './askForChange.ts';
import { PictureParts } from './pictureParts.ts';

/** Of what was pointed at: more pieces of picture would be more than anyone looks at. */
const mostPieces = 4;

/**
 * Has a model do what the user wants of a page, to what they pointed at and to nothing else. What goes wrong is shown
 * as the page's error.
 * @returns whether it was done
 */
export function tellPage(page: Page, services: Services, view: WishView): Promise<boolean> {
  const { wish } = view;
  const choice = page.choose();
  const say = (step: string): string => vscode.l10n.t('{0}: “{1}”', step, shortened(wish));
  return page.work(say(vscode.l10n.t('Looking at it')), choice.endpoint, async (signal, relabel) => {
    // No model can read the bytes of a picture, and each would cost as much as many pages.
    const { html, restore } = withShortAddresses(page.html);
    const tree = readPage(html);
    const told = outermost(view.elements.flatMap(one => toldElement(tree, one)));
    const pictures = await PictureParts.of(page, services, signal);
    const { prompts } = services;
    const messages = tellPrompt({
      rules: await prompts.text(tellTemplate, { edits: await prompts.text(editsTemplate) }),
      wish,
      html,
      locale: vscode.env.language,
      pictures: pictures.whole,
      elements: await Promise.all(
        told.map(async ({ element, box }, index): Promise<ToldElement> => {
          const piece = index < mostPieces && box ? await pictures.around(box) : undefined;
          return { ...described(tree, element), ...(piece ? { pictures: piece } : {}) };
        }),
      ),
      regions: await Promise.all(
        view.regions.map(async (box, index) => ({
          box,
          ...(index < mostPieces ? { pictures: await pictures.around(box) } : {}),
        })),
      ),
    });
    relabel(say(vscode.l10n.t('Asking {0}', choice.model.label)));
    const change = await askForChange({
      services,
      choice,
      messages,
      html,
      spans: told.map(({ element }) => element),
      signal,
      onStep: step => relabel(say(wordsOf(step))),
    });
    signal.throwIfAborted();
    await page.change(restore(change.html), { kind: 'told', wish, modelLabel: change.modelLabel, cost: change.cost });
    page.preview?.channel.send('point/told', { wish });
  });
}

interface Told {
  element: SourceElement;
  /** Pixels of the pictures. */
  box?: { x: number; y: number; width: number; height: number };
}

function toldElement(tree: PageTree, { place, box }: WishView['elements'][number]): Told[] {
  const element = tree.elementAt(place.path, place.names);
  return element ? [{ element, ...(box ? { box } : {}) }] : [];
}

/** What is inside of another one that was pointed at is that one's. */
function outermost(told: readonly Told[]): Told[] {
  return told.filter(({ element }, index) =>
    told.every(
      ({ element: other }, at) =>
        at === index ||
        !(other.start <= element.start && other.end >= element.end) ||
        (other.start === element.start && other.end === element.end && at > index),
    ),
  );
}

function described({ html, root }: PageTree, { path, start, end }: SourceElement): Omit<ToldElement, 'pictures'> {
  const names: string[] = [];
  let children = root.childNodes;
  for (const index of path) {
    const node = children[index];
    if (!node || !('tagName' in node)) break;
    names.push(node.tagName);
    children = node.childNodes;
  }
  return {
    path: names.join(' > ') || 'html',
    line: html.slice(0, start).split(/\r\n|\r|\n/).length,
    source: html.slice(start, end),
  };
}

function wordsOf(step: 'thinking' | 'writing' | 'repairing'): string {
  switch (step) {
    case 'thinking':
      return vscode.l10n.t('Thinking');
    case 'writing':
      return vscode.l10n.t('Changing the page');
    case 'repairing':
      return vscode.l10n.t('Asking once more, as the changes do not fit');
  }
}

function shortened(wish: string): string {
  const line = wish.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60).trimEnd()}…` : line;
}
