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
  const show = (): void => {
    const range = selected() === '' ? undefined : document.getSelection()?.getRangeAt(0);
    const at = range && endOf(range);
    const frame = log.getBoundingClientRect();
    // Scrolled out of sight: it would stand over something else.
    button.hidden = !at || at.bottom < frame.top || at.bottom > frame.bottom;
    if (!at || button.hidden) return;
    const { width, height } = button.getBoundingClientRect();
    const isBelow = at.bottom + gapPx + height < frame.bottom;
    button.style.top = `${isBelow ? at.bottom + gapPx : at.top - gapPx - height}px`;
    button.style.left = `${Math.max(gapPx, Math.min(at.right - width, window.innerWidth - width - gapPx))}px`;
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
  log.addEventListener('scroll', show, { passive: true });
  button.addEventListener('mousedown', event => event.preventDefault());
  button.addEventListener('click', () => {
    const text = selected();
    button.hidden = true;
    document.getSelection()?.removeAllRanges();
    if (text !== '') compose(quoteOf(text));
  });
}

/** Where the selection ends; one that ends before the first letter of a block ends in the block before. */
function endOf(range: Range): DOMRect | undefined {
  return [...range.getClientRects()].findLast(({ width }) => width > 0);
}
