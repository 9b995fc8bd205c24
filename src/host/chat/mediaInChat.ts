import * as vscode from 'vscode';
import {
  type Attachment,
  formatPages,
  momentsIn,
  pagesIn,
  pagesWanted,
  type StoredBlob,
  wayOf,
} from '../../core/attachments/index.ts';
import { blobsFor } from '../../core/attachments/wayOf.ts';
import { attachmentParts } from '../../core/conversation/attachmentParts.ts';
import type { Verb } from '../../core/verbs/index.ts';
import type { ContentPart } from '../../provider/index.ts';
import { AttachmentMaker } from '../attachments/attachmentMaker.ts';
import { describeFileProblem } from '../attachments/describeFileProblem.ts';
import { describeRefusal } from '../attachments/describeRefusal.ts';
import { whoWouldAnswer } from '../attachments/judgeAttachments.ts';
import { readAttachment } from '../attachments/readAttachment.ts';
import { nameOf } from '../attachments/readPicture.ts';
import { takerOf } from '../attachments/takerOf.ts';
import { isCancelled } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { escapeMarkdown } from '../markdown.ts';
import { checkCount, NothingToWorkOn } from '../verbs/checkCount.ts';
import { momentLink, openMomentCommand } from '../verbs/filmTab.ts';
import { runVerb } from '../verbs/runVerb.ts';
import type { ShownPictures } from '../verbs/shownPictures.ts';
import { type PickForVerb, pickForVerbCommand, type RunInPanel, runInPanelCommand } from '../verbs/verbButtons.ts';
import type { ChatTurn } from './chatTurn.ts';
import { type MediaOfTurn, mediaOf } from './mediaOf.ts';

/** `/doc` and `/video`: what is attached goes as the endpoint takes it; a film that it does not take goes to the panel. */
export async function mediaInChat(
  turn: ChatTurn,
  choice: ModelChoice,
  verb: Verb,
  shown: ShownPictures,
): Promise<void> {
  const { services, signal, stream } = turn;
  const media = await mediaOf(turn, verb);
  try {
    checkCount(verb, media.files.length + media.addresses.length);
  } catch (error) {
    if (!(error instanceof NothingToWorkOn)) throw error;
    turn.say(error.message);
    const argument: PickForVerb = { verb: verb.name, from: 'file' };
    stream.button({ command: pickForVerbCommand, title: vscode.l10n.t('Choose File…'), arguments: [argument] });
    return;
  }
  for (const uri of media.files) stream.reference(uri);
  const { attachments, wish, isChosen } = await readAll(turn, verb, media, shown);
  const answering = whoWouldAnswer(attachments, [], services, choice) ?? choice;
  const parts: ContentPart[] = [];
  for (const attachment of attachments) {
    const way = wayOf(attachment, takerOf(answering));
    if (way.as === 'nothing') {
      offerPanel(turn, verb, media, describeRefusal(attachment, way, answering));
      return;
    }
    const read = async (blob: StoredBlob) => [blob.hash, await shown.store.read(blob)] as const;
    const bytes = new Map(await Promise.all(blobsFor(attachment, way).map(read)));
    parts.push(...attachmentParts(attachment, way, ({ hash }) => bytes.get(hash)));
  }
  turn.attached(parts.filter(({ type }) => type === 'image').length, 0);
  const result = await runVerb(
    services,
    { verb, pictures: [], parts, wish, choice: answering, surface: 'chat', signal },
    turn.sink(answering),
  );
  turn.ended(result);
  linkMoments(turn, result.text, attachments, media);
  linkPages(turn, result.text, attachments, shown);
  if (!isChosen) offerMorePages(turn, verb, media, attachments, wish);
}

async function readAll(
  turn: ChatTurn,
  verb: Verb,
  { files, addresses, wish }: MediaOfTurn,
  shown: ShownPictures,
): Promise<{ attachments: Attachment[]; wish: string; isChosen: boolean }> {
  const { services, signal } = turn;
  const maker = new AttachmentMaker({ store: shown.store, pictures: services.pictures, catalog: services.catalog });
  const kind = verb.takes.includes('video') ? 'video' : 'document';
  const attachments: Attachment[] = addresses.map(url => maker.byAddress(kind, url, nameOf(vscode.Uri.parse(url))));
  let rest = wish;
  let isChosen = false;
  for (const uri of files) {
    turn.stream.progress(vscode.l10n.t('Reading {0}…', nameOf(uri)));
    try {
      const attachment = await readAttachment(uri, maker, signal);
      const wanted =
        attachment.kind === 'document' && attachment.pageCount ? pagesWanted(wish, attachment.pageCount) : undefined;
      if (attachment.kind === 'document' && wanted) {
        rest = wanted.rest;
        isChosen = true;
        attachments.push(await maker.choosePages(attachment, wanted.pages, signal));
      } else attachments.push(attachment);
    } catch (error) {
      if (isCancelled(error)) throw error;
      throw new PlainFailure(describeFileProblem(error, nameOf(uri)));
    }
  }
  return { attachments, wish: rest, isChosen };
}

/** A page of the editor can take frames out of a film; the extension alone cannot. */
function offerPanel(turn: ChatTurn, verb: Verb, { files, wish }: MediaOfTurn, problem: string): void {
  const { t } = vscode.l10n;
  if (files.length === 0 || !verb.takes.includes('video')) throw new PlainFailure(problem, ['choose-model']);
  turn.say(problem);
  turn.say(t('In the GLM panel pictures are taken out of the film and sent in its place, with their times.'));
  const argument: RunInPanel = { verb: verb.name, files: files.map(String), wish };
  turn.stream.button({ command: runInPanelCommand, title: t('Open in the GLM Panel'), arguments: [argument] });
}

/** The moments that the answer names: each opens the film there. Words of a model cannot hold such links. */
function linkMoments(
  turn: ChatTurn,
  text: string,
  attachments: readonly Attachment[],
  { files, addresses }: MediaOfTurn,
): void {
  const film = attachments.find(attachment => attachment.kind === 'video');
  const place = addresses[0] ?? files[0]?.toString();
  if (!film || place === undefined) return;
  const moments = [...new Set(momentsIn(text, film.durationMs).map(({ atMs }) => atMs))].sort((a, b) => a - b);
  if (moments.length === 0) return;
  const links = moments.map(atMs => momentLink({ film: place, atMs }));
  turn.links(`${escapeMarkdown(vscode.l10n.t('Show in the film:'))} ${links.join(' · ')}`, [openMomentCommand]);
}

/** The pages that the answer refers to, as they were drawn. */
function linkPages(turn: ChatTurn, text: string, attachments: readonly Attachment[], shown: ShownPictures): void {
  const documents = attachments.filter(attachment => attachment.kind === 'document');
  const numbers = [...new Set(pagesIn(text).map(({ page }) => page))].sort((a, b) => a - b);
  const links = numbers.flatMap(number => {
    const page = documents.flatMap(({ pages }) => pages).find(drawn => drawn.page === number);
    if (!page) return [];
    const uri = shown.uriOf({ ...page, name: '' });
    return [`[${vscode.l10n.t('Page {0}', number)}](${uri.toString()})`];
  });
  if (links.length > 0) turn.aside(links.join(' · '));
}

/** Only the first pages of a long document were sent: says so, and offers the next ones. */
function offerMorePages(
  turn: ChatTurn,
  verb: Verb,
  { files }: MediaOfTurn,
  attachments: readonly Attachment[],
  wish: string,
): void {
  const { t } = vscode.l10n;
  const [file, ...others] = files;
  for (const attachment of attachments) {
    if (attachment.kind !== 'document' || attachment.pageCount === undefined) continue;
    const { name, pages, pageCount } = attachment;
    if (pages.length >= pageCount || pages.length === 0) continue;
    const sent = formatPages(pages.map(({ page }) => page));
    turn.notice(
      t(
        '{0} has {1} pages, of which these were sent: {2}. Write for example “pages 11-20” beside /doc for others.',
        name,
        pageCount,
        sent,
      ),
    );
    const last = pages.at(-1)?.page ?? 0;
    if (!file || others.length > 0 || last >= pageCount) continue;
    const next = `${last + 1}-${Math.min(pageCount, last + pages.length)}`;
    const path = vscode.workspace.asRelativePath(file);
    const query = `@glm /${verb.name} \`${path}\` pages ${next} ${wish}`.trim();
    turn.stream.button({
      command: 'workbench.action.chat.open',
      title: t('Read Pages {0}', next),
      arguments: [{ query, mode: 'ask' }],
    });
  }
}
