/** An attachment that is no picture, opened: text to read, a film to watch, pages to see. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { formatTime } from '../../../core/attachments/frameTimes.ts';
import type { AttachmentView, DocumentView, TextView, VideoView } from '../../../protocol/index.ts';
import type { PanelController } from '../panelController.ts';
import { attachmentFacts } from './attachmentFacts.ts';
import { framesEditor } from './framesEditor.ts';
import { type MediaDialog, showDialog } from './mediaDialog.ts';
import { pagesEditor } from './pagesEditor.ts';

/**
 * @param isEditable what is chosen of it may be changed: it is not sent yet
 * @param at where to begin: milliseconds of a film, the number of a page
 */
export function showAttachment(
  view: AttachmentView,
  controller: PanelController,
  isEditable: boolean,
  at?: number,
): void {
  switch (view.kind) {
    case 'text':
      void showText(view, controller);
      break;
    case 'document':
      if (view.url === undefined) revealPage(showCurrent(view, controller, isEditable, documentBody), at);
      else controller.turns.openLink(view.url);
      break;
    case 'video':
      if (view.url === undefined) revealMoment(showCurrent(view, controller, isEditable, filmBody), at);
      else controller.turns.openLink(view.url);
      break;
    case 'image':
    case 'audio':
      break;
  }
}

/** Shows it as it is now, and anew when something else was chosen. */
function showCurrent<T extends AttachmentView>(
  view: T,
  controller: PanelController,
  isEditable: boolean,
  body: (view: T, controller: PanelController, changed: (() => void) | undefined) => TemplateResult,
): MediaDialog {
  const now = (): T => (isEditable ? controller.media.current(view) : view);
  const changed = (): void => dialog.update();
  const dialog: MediaDialog = showDialog(view.name, () => body(now(), controller, isEditable ? changed : undefined));
  return dialog;
}

/** Goes to a moment of the film and holds it there. */
function revealMoment({ element }: MediaDialog, atMs: number | undefined): void {
  const film = element.querySelector('video');
  if (!film || atMs === undefined) return;
  const go = (): void => {
    film.currentTime = atMs / 1000;
    film.focus();
  };
  if (film.readyState >= HTMLMediaElement.HAVE_METADATA) go();
  else film.addEventListener('loadedmetadata', go, { once: true });
}

function revealPage({ element }: MediaDialog, page: number | undefined): void {
  if (page === undefined) return;
  const shown = element.querySelector<HTMLElement>(`[data-page="${page}"]`);
  shown?.classList.add('is-shown');
  // Pages above it have no height before they are loaded, unless their sides are told: they are.
  shown?.scrollIntoView({ block: 'center' });
  shown?.focus();
}

async function showText(view: TextView, controller: PanelController): Promise<void> {
  let text: string | undefined;
  let problem = '';
  const dialog = showDialog(view.name, () => {
    const numbers = view.part === 'file' || view.part === 'selection';
    return html`<p class="media-facts">${view.path === view.name ? nothing : html`${view.path} · `}${attachmentFacts(view, view.tokens)}</p>
      ${view.leftOut === undefined ? nothing : html`<p class="media-facts">${view.leftOut}</p>`}
      ${problem === '' ? nothing : html`<p role="alert" class="media-problem">${problem}</p>`}
      ${
        text === undefined
          ? nothing
          : html`<pre class="media-text ${numbers ? 'is-numbered' : ''}" tabindex="0" aria-label=${view.name}><code>${
              numbers ? numbered(text, view.firstLine) : text
            }</code></pre>`
      }`;
  });
  try {
    text = await controller.media.readText(view.id);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  dialog.update();
}

/** Above this a page would be slow; all of it is sent all the same. */
const shownLines = 5000;

function numbered(text: string, firstLine: number): string {
  const lines = text.split('\n');
  const width = String(firstLine + lines.length).length;
  const shown = lines
    .slice(0, shownLines)
    .map((line, index) => `${String(firstLine + index).padStart(width)}  ${line}`);
  if (lines.length > shownLines) shown.push('…');
  return shown.join('\n');
}

function documentBody(
  view: DocumentView,
  controller: PanelController,
  changed: (() => void) | undefined,
): TemplateResult {
  return html`${changed ? pagesEditor(view, controller, changed) : html`<p class="media-facts">${attachmentFacts(view)}</p>`}
    <div class="media-stills" tabindex="0" role="group" aria-label=${l10n.t('Pages')}>
      ${view.pages.map(({ page, uri, width, height }) => still(l10n.t('Page {0}', page), uri, width, height, page))}
    </div>`;
}

function filmBody(view: VideoView, controller: PanelController, changed: (() => void) | undefined): TemplateResult {
  return html`<video class="media-film" controls src=${view.uri ?? ''} aria-label=${view.name}></video>
    ${changed && view.durationMs !== undefined ? framesEditor(view, controller, changed) : html`<p class="media-facts">${attachmentFacts(view)}</p>`}
    <div class="media-stills" tabindex="0" role="group" aria-label=${l10n.t('Pictures out of the video')}>
      ${view.frames.map(({ atMs, uri, width, height }) => still(formatTime(atMs), uri, width, height))}
    </div>`;
}

function still(label: string, uri: string, width: number, height: number, page?: number): TemplateResult {
  return html`<figure class="media-still" data-page=${page ?? nothing} tabindex=${page === undefined ? nothing : -1}>
    <img src=${uri} alt=${label} width=${width} height=${height} loading="lazy" />
    <figcaption>${label}</figcaption>
  </figure>`;
}
