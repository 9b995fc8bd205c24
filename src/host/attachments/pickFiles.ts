import * as vscode from 'vscode';
import { mediaTypes, pictureTypes } from '../../core/attachments/index.ts';

export type PickedKind = 'any' | 'picture' | 'document' | 'audio' | 'video';

/** The file picker, several files at once; empty when the user backs out. */
export async function pickFiles(kind: PickedKind): Promise<readonly vscode.Uri[]> {
  const { t } = vscode.l10n;
  const titles = {
    any: t('Attach Files'),
    picture: t('Attach Pictures'),
    document: t('Attach PDF'),
    audio: t('Attach Audio'),
    video: t('Attach Video'),
  };
  const filters = filtersFor(kind);
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: t('Attach'),
    title: titles[kind],
    ...(filters && { filters }),
  });
  return picked ?? [];
}

function filtersFor(kind: PickedKind): Record<string, string[]> | undefined {
  const { t } = vscode.l10n;
  // Without a filter: any text may be attached, whatever its name.
  if (kind === 'any') return undefined;
  const labels = { picture: t('Pictures'), document: 'PDF', audio: t('Audio'), video: t('Videos') };
  const types = kind === 'picture' ? Object.values(pictureTypes) : Object.values(mediaTypes).filter(is(kind));
  const extensions = types.flatMap(type => type.extensions);
  return { [labels[kind]]: [...extensions, ...extensions.map(extension => extension.toUpperCase())] };
}

function is(kind: string): (type: { kind: string }) => boolean {
  return type => type.kind === kind;
}
