/** What is said of an attachment beside its name. */
import * as l10n from '@vscode/l10n';
import { formatTime } from '../../../core/attachments/frameTimes.ts';
import { formatPages } from '../../../core/attachments/pageRange.ts';
import type { AttachmentView } from '../../../protocol/index.ts';
import { formatBytes, formatCount, pageLocale } from '../../shared/format.ts';

/** "1280 × 720 · 84 kB", "Lines 4-18 · 312 characters", "Pages 1-3 of 12 · 1.2 MB". */
export function attachmentFacts(view: AttachmentView, tokens?: number): string {
  const locale = pageLocale(document.documentElement);
  const facts = factsOf(view, locale);
  if ('bytes' in view && view.bytes !== undefined && view.kind !== 'text') facts.push(formatBytes(view.bytes, locale));
  if (tokens !== undefined) facts.push(l10n.t('≈ {0} tokens', formatCount(tokens, locale)));
  // Lines break between facts, not within them.
  return facts.map(fact => fact.replaceAll(' ', '\u00a0')).join(' · ');
}

function factsOf(view: AttachmentView, locale: string): string[] {
  switch (view.kind) {
    case 'image':
      return [sizeText(view)];
    case 'video': {
      const { durationMs, width, height } = view;
      if (view.url !== undefined) return [hostOf(view.url)];
      return [
        ...(durationMs === undefined ? [] : [formatTime(durationMs)]),
        ...(width === undefined || height === undefined ? [] : [sizeText({ width, height })]),
      ];
    }
    case 'audio':
      return view.durationMs === undefined ? [] : [formatTime(view.durationMs)];
    case 'document': {
      if (view.url !== undefined) return [hostOf(view.url)];
      const pages = formatPages(view.pages.map(({ page }) => page));
      if (view.pageCount === undefined) return [];
      return view.pages.length === view.pageCount
        ? [l10n.t('All {0} pages', view.pageCount)]
        : [l10n.t('Pages {0} of {1}', pages, view.pageCount)];
    }
    case 'text': {
      const { firstLine, lines, characters, part } = view;
      const last = firstLine + lines - 1;
      const many = lines === 1 ? l10n.t('1 line') : l10n.t('{0} lines', formatCount(lines, locale));
      const which = part === 'selection' ? l10n.t('Lines {0}-{1}', firstLine, last) : many;
      return [which, l10n.t('{0} characters', formatCount(characters, locale))];
    }
  }
}

function sizeText({ width, height }: { width: number; height: number }): string {
  return `${width} × ${height}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The sign of a kind, where there is no picture to show. */
export function kindIcon(view: AttachmentView): string {
  if (view.kind === 'text' && (view.part === 'office' || view.part === 'pasted')) return 'file-text';
  return {
    image: 'file-media',
    video: 'device-camera-video',
    audio: 'mic',
    document: 'file-pdf',
    text: 'file-code',
  }[view.kind];
}
