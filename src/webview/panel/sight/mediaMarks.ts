/** Moments of a film and pages of a document that an answer names, as links that open them there. */
import * as l10n from '@vscode/l10n';
import { formatTime } from '../../../core/attachments/frameTimes.ts';
import { momentsIn } from '../../../core/attachments/momentsIn.ts';
import { pagesIn } from '../../../core/attachments/pagesIn.ts';
import type { DocumentView, VideoView } from '../../../protocol/index.ts';
import { fragmentText, wrapRanges } from './fragmentText.ts';

/** What an answer was asked about beside pictures. */
export type AnswerMedia = VideoView | DocumentView;

/** Where a link leads. */
export interface MediaPlace {
  readonly media: AnswerMedia;
  /** Milliseconds of a film, or the number of a page. */
  readonly at: number;
}

/** Turns the moments and pages of a block into links; what no film or document of the question has stays text. */
export function markMedia(fragment: DocumentFragment, media: readonly AnswerMedia[]): void {
  const film = media.find(view => view.kind === 'video');
  const text = fragment.textContent;
  if (film && text.includes(':')) {
    const whole = fragmentText(fragment);
    wrapRanges(whole, momentsIn(whole.text, film.durationMs), ({ atMs }, words) =>
      link(words, film, atMs, l10n.t('{0}: show this moment', formatTime(atMs))),
    );
  }
  const documents = media.filter(view => view.kind === 'document');
  if (documents.length === 0 || !/\d/.test(text)) return;
  const whole = fragmentText(fragment);
  const ranges = pagesIn(whole.text).flatMap(reference => {
    const document = documents.find(({ pages }) => pages.some(({ page }) => page === reference.page));
    return document ? [{ ...reference, document }] : [];
  });
  wrapRanges(whole, ranges, ({ page, document }, words) =>
    link(words, document, page, l10n.t('{0}: show page {1}', words, page)),
  );
}

/** The place that was clicked, if it was one. */
export function mediaPlaceOf(target: Element, media: readonly AnswerMedia[]): MediaPlace | undefined {
  const { media: id, at } = target.closest<HTMLElement>('.media-mark')?.dataset ?? {};
  const view = media.find(entry => entry.id === id);
  return view && at !== undefined ? { media: view, at: Number(at) } : undefined;
}

function link(words: string, { id }: AnswerMedia, at: number, label: string): Element {
  // No button element: its text could not be selected together with what stands around it.
  const mark = document.createElement('span');
  mark.className = 'media-mark';
  mark.role = 'button';
  mark.tabIndex = 0;
  mark.dataset.media = id;
  mark.dataset.at = String(at);
  mark.title = label;
  mark.ariaLabel = label;
  mark.textContent = words;
  return mark;
}
