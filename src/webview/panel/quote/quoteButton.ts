/** A button that appears where text of the conversation was selected, and quotes it. */
import * as l10n from '@vscode/l10n';
import { quoteOf } from './quoteText.ts';
import { selectedTextIn } from './selectedText.ts';

/** CSS pixels between the selection and the button. */
const gapPx = 6;

export function offerQuotes(log: HTMLElement, compose: (text: string) => void): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quote-button';
  button.hidden = true;
  const glyph = document.createElement('span');
  glyph.className = 'codicon codicon-quote';
  glyph.ariaHidden = 'true';
  button.append(glyph, l10n.t('Quote'));
  document.body.append(button);

  const selected = (): string => {
    const node = document.getSelection()?.anchorNode;
    const turn = (node instanceof Element ? node : node?.parentElement)?.closest('.answer-text, .said');
    return turn && log.contains(turn) ? selectedTextIn(turn) : '';
  };
  /** There is something to quote, be it scrolled out of sight. */
  let isOffered = false;
  const show = (): void => {
    const range = selected() === '' ? undefined : document.getSelection()?.getRangeAt(0);
    const lines = range ? [...range.getClientRects()].filter(({ width }) => width > 0) : [];
    const [first] = lines;
    const last = lines.at(-1);
    isOffered = first !== undefined;
    if (!first || !last) {
      button.hidden = true;
      return;
    }
    const frame = log.getBoundingClientRect();
    // Scrolled out of sight: it would stand over something else.
    button.hidden = last.bottom < frame.top || first.top > frame.bottom;
    if (button.hidden) return;
    const { width, height } = button.getBoundingClientRect();
    // Above, where it stands on nothing that could be wanted now: below are the turn's own buttons.
    const isAbove = first.top - gapPx - height > frame.top;
    const top = isAbove ? first.top - gapPx - height : Math.min(last.bottom + gapPx, frame.bottom - height - gapPx);
    button.style.top = `${top}px`;
    button.style.left = `${Math.max(gapPx, Math.min(last.right - width, window.innerWidth - width - gapPx))}px`;
  };

  // While the mouse selects, a button under it would be in the way.
  let isDragging = false;
  log.addEventListener('pointerdown', () => {
    isDragging = true;
    button.hidden = true;
  });
  document.addEventListener('pointerup', () => {
    isDragging = false;
    show();
  });
  document.addEventListener('selectionchange', () => {
    if (!isDragging) show();
  });
  // An answer that streams scrolls in each frame, and to ask for the selection lays the page out once more.
  const follow = (): void => {
    if (isOffered) show();
  };
  log.addEventListener('scroll', follow, { passive: true });
  button.addEventListener('mousedown', event => event.preventDefault());
  button.addEventListener('click', () => {
    const text = selected();
    button.hidden = true;
    document.getSelection()?.removeAllRanges();
    if (text !== '') compose(quoteOf(text));
  });
}
