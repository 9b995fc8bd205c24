/** Pictures of tools, where an answer speaks of them: `![what it shows](tool:3)`. */
import * as l10n from '@vscode/l10n';
import type { ImageView } from '../../../protocol/index.ts';

/** The picture of this number, if a tool of the conversation has returned one. */
export type ToolPictureOf = (number: number) => ImageView | undefined;

/** CSS pixels; a part that was enlarged for the model need not be that large for people. */
const most = { width: 560, height: 420 } as const;

/** Puts the pictures where the renderer has left places for them; a number that nobody knows stays its words. */
export function withToolPictures(fragment: DocumentFragment, pictureOf: ToolPictureOf): void {
  for (const place of fragment.querySelectorAll<HTMLElement>('span.tool-picture')) {
    const words = place.textContent;
    const view = pictureOf(Number(place.title));
    if (view) place.replaceWith(figureOf(view, Number(place.title), words));
    else place.replaceWith(words);
  }
}

/** Phrasing alone: it may stand in the middle of a paragraph. */
function figureOf(view: ImageView, number: number, words: string): HTMLElement {
  const scale = Math.min(1, most.width / view.width, most.height / view.height);
  const image = document.createElement('img');
  image.src = view.uri;
  image.alt = words;
  image.decoding = 'async';
  image.width = Math.round(view.width * scale);
  image.height = Math.round(view.height * scale);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'tool-picture-open';
  button.dataset.number = String(number);
  button.ariaLabel = l10n.t('Show {0}', words);
  button.append(image);
  const figure = document.createElement('span');
  figure.className = 'tool-figure';
  figure.append(button);
  if (words !== '') {
    const caption = document.createElement('span');
    caption.className = 'tool-caption';
    caption.textContent = words;
    figure.append(caption);
  }
  return figure;
}
