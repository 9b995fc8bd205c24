import * as vscode from 'vscode';

/** Where something was exported to last: the next thing goes there too. */
const folderKey = 'glm.exportFolder';

/** Asks where to; undefined when the user backs out. @param extension without the dot */
export async function askForPlace(
  context: vscode.ExtensionContext,
  title: string,
  extension: 'md' | 'json',
): Promise<vscode.Uri | undefined> {
  const last = context.globalState.get<string>(folderKey);
  const folder = last ? vscode.Uri.parse(last) : vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${fileName(title)}.${extension}`;
  const place = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Conversation'),
    saveLabel: vscode.l10n.t('Export'),
    filters: extension === 'md' ? { Markdown: ['md'] } : { JSON: ['json'] },
    defaultUri: folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name),
  });
  if (place) await context.globalState.update(folderKey, vscode.Uri.joinPath(place, '..').toString());
  return place;
}

/** A conversation's title as a name that every system takes. */
function fileName(title: string): string {
  const name = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    .replace(/[\u0000-\u001f<>:"/\\|?*…]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
  return name === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? vscode.l10n.t('Conversation') : name;
}
