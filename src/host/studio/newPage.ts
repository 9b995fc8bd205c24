import type * as vscode from 'vscode';
import type { Picture } from '../../core/attachments/index.ts';
import type { PageTarget } from '../../core/studio/pageTarget.ts';
import type { Rendering } from '../../protocol/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { Services } from '../services.ts';
import type { RunOptions } from './pageRun.ts';
import type { PageRecord, PageStore } from './pageStore.ts';

/** A page that shall be made of screenshots. */
export interface ConvertRequest extends RunOptions {
  picture: Picture;
  /** What the user said of it; otherwise the picture tells. */
  pixelRatio?: number;
  /** More of the same page: states and widths. */
  others?: readonly { picture: Picture; label?: string; pixelRatio?: number }[];
  /** Default: the user's setting. */
  target?: PageTarget;
  isSketch?: boolean;
  /** Called when its tabs are there. */
  onOpened?(page: { render(html: string, signal: AbortSignal): Promise<Rendering> }): void;
  /** The screenshot's file, where it has one: the page is named and saved near it. */
  sourceUri?: vscode.Uri;
  /** Default: the chat model when it sees pictures, else the vision model. */
  choice?: ModelChoice;
  /** What the user asked for beyond a faithful copy. */
  wish?: string;
  /** Aborting it stops the conversion as the Stop button does: what came stays. */
  signal?: AbortSignal;
}

/**
 * Keeps the screenshots and says what the page is, before a word of it is written.
 * @throws UnreadablePicture, or the system's error
 */
export async function newPage(
  { pictures, settings }: Services,
  store: PageStore,
  { sourceUri, wish, isSketch, pixelRatio, others = [], ...request }: ConvertRequest,
): Promise<{ picture: Picture; record: PageRecord }> {
  const picture = await pictures.viewable(request.picture);
  const { id, file } = await store.create(picture);
  const files = store.shotsOf(id);
  const kept = await Promise.all(
    others.map(async ({ picture: other, label, pixelRatio: ratio }, index) => ({
      name: other.name,
      file: await files.write(await pictures.viewable(other), index + 2),
      ...(label ? { label } : {}),
      ...(ratio === undefined ? {} : { pixelRatio: ratio }),
    })),
  );
  const target = request.target ?? settings.pageTarget;
  const record: PageRecord = {
    version: 1,
    id,
    status: 'stopped',
    html: '',
    complete: false,
    modelLabel: '',
    picture: { name: picture.name, file },
    ...(pixelRatio === undefined ? {} : { pixelRatio }),
    ...(kept.length > 0 ? { others: kept } : {}),
    ...(target === 'css' ? {} : { target }),
    ...(isSketch ? { isSketch: true } : {}),
    ...(sourceUri ? { sourceUri: sourceUri.toString() } : {}),
    ...(wish ? { wish } : {}),
  };
  return { picture, record };
}

/** Of a page that is written already. */
export function writtenPage(id: string, title: string): PageRecord {
  return { version: 1, status: 'done', html: '', complete: true, modelLabel: '', id, title };
}
