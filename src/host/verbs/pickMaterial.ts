import * as vscode from 'vscode';
import { mediaTypes, pictureTypes } from '../../core/attachments/index.ts';
import type { Verb } from '../../core/verbs/index.ts';
import { verbWords } from './verbWords.ts';

/** The file picker for what a verb takes; empty when the user backs out. */
export async function pickFilesFor({ name, takes, most }: Verb): Promise<readonly vscode.Uri[]> {
  const { t } = vscode.l10n;
  const { title } = verbWords(name);
  const pictures = takes.includes('image') ? Object.values(pictureTypes).flatMap(({ extensions }) => extensions) : [];
  const others = Object.values(mediaTypes)
    .filter(({ kind }) => (takes as readonly string[]).includes(kind))
    .flatMap(({ extensions }) => extensions);
  const endings = [...pictures, ...others];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: most > 1,
    filters: { [title]: [...endings, ...endings.map(ending => ending.toUpperCase())] },
    openLabel: title,
    title,
    ...(folder && { defaultUri: folder }),
  });
  if (picked === undefined) return [];
  if (picked.length > most) {
    void vscode.window.showWarningMessage(t('/{0} takes at most {1} at once.', name, most));
    return [];
  }
  return picked;
}

/** Whether a file or the clipboard; nothing when the user backs out. Only pictures can be on the clipboard. */
export async function pickSource(verb: Verb): Promise<'file' | 'clipboard' | undefined> {
  if (!verb.takes.includes('image')) return 'file';
  const { t } = vscode.l10n;
  const choices = [
    { label: t('Choose File…'), iconPath: new vscode.ThemeIcon('folder-opened'), from: 'file' as const },
    {
      label: t('Picture on the Clipboard'),
      description: t('goes into the GLM panel'),
      iconPath: new vscode.ThemeIcon('clippy'),
      from: 'clipboard' as const,
    },
  ];
  const { title } = verbWords(verb.name);
  return (await vscode.window.showQuickPick(choices, { title, placeHolder: t('Which picture?') }))?.from;
}
