import * as vscode from 'vscode';
import type { Picture } from '../../../core/attachments/index.ts';
import { type Placement, placePictures } from '../../../core/studio/assets/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { type CutOut, cutOut } from './cutOut.ts';
import { measurePage } from './measurePage.ts';
import type { PlacedAsset } from './placedAssets.ts';
import { sizesThatDiffer } from './sizesThatDiffer.ts';

export interface PutIn {
  /** The page with them. */
  html: string;
  /** By name, those that are in it. */
  pieces: Map<string, CutOut>;
  /** Names of those that could not be put in. */
  failed: string[];
}

/**
 * Cuts pieces out of the screenshot and puts them where they go; the page itself stays as it is.
 * @throws PlainFailure where none can be put in; UnreadablePicture, or the signal's reason
 */
export async function putIn(
  page: Page,
  picture: Picture,
  chosen: readonly PlacedAsset[],
  { pictures, settings }: Services,
  signal: AbortSignal,
  say: (step: string) => void,
): Promise<PutIn> {
  const { html } = page;
  const pieces = new Map<string, CutOut>();
  const placements: Placement[] = [];
  for (const [index, { asset, place }] of chosen.entries()) {
    if (!place) continue;
    say(vscode.l10n.t('Cutting out {0} of {1}…', index + 1, chosen.length));
    const piece = await cutOut(pictures.codec, picture, asset, settings.largePhotosAsJpeg, signal);
    pieces.set(asset.name, piece);
    placements.push({ name: asset.name, alt: asset.alt, place, address: piece.address });
  }
  const first = placePictures(html, placements);
  if (first.placed.length === 0) {
    throw new PlainFailure(vscode.l10n.t('None of the pictures could be put into the page.'), ['retry']);
  }
  // A picture may take up other room than what it stands for; then its size is said.
  const other = sizesThatDiffer(first.placed, await measurePage(page, first.html, signal, say));
  const sized = placements.map(one => (other.has(one.name) ? { ...one, isSized: true } : one));
  const made = other.size > 0 ? placePictures(html, sized) : first;
  signal.throwIfAborted();
  if (page.html !== html) {
    const message = vscode.l10n.t('The page was changed meanwhile, so the pictures were not put in.');
    throw new PlainFailure(message, ['retry']);
  }
  const failed = made.failed.map(({ name }) => name);
  for (const name of failed) pieces.delete(name);
  return { html: made.html, pieces, failed };
}
