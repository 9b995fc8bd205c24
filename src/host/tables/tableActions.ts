import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { byteOrderMark, type DataTable, toCsv, toMarkdown, toTsv } from '../../core/tables/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ByteOrderMarkChoice } from '../settings.ts';

/** As a document that can be looked through and saved anywhere. */
export async function openTable(table: DataTable): Promise<undefined> {
  const languages = await vscode.languages.getLanguages();
  const language = languages.includes('csv') ? 'csv' : 'plaintext';
  const content = toCsv(table, estimated);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }), {
    preview: false,
  });
  return undefined;
}

/** `tsv`: what a spreadsheet takes when it is pasted. */
export async function copyTable(table: DataTable, as: 'tsv' | 'csv' | 'markdown'): Promise<string> {
  const write = { tsv: toTsv, csv: toCsv, markdown: toMarkdown }[as];
  await vscode.env.clipboard.writeText(write(table, estimated));
  return vscode.l10n.t('Copied');
}

/**
 * Asks where and writes it there.
 * @returns what to say; nothing when the user backed out
 * @throws PlainFailure with the file system's reason
 */
export async function saveTable(table: DataTable, mark: ByteOrderMarkChoice): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${fileName(table.title)}.csv`),
    filters: { CSV: ['csv'] },
    title: t('Save Table'),
  });
  if (!target) return undefined;
  try {
    await vscode.workspace.fs.writeFile(target, csvBytes(table, mark));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainFailure(t('The table could not be saved: {0}', reason));
  }
  return t('Saved as {0}', vscode.workspace.asRelativePath(target));
}

function csvBytes(table: DataTable, mark: ByteOrderMarkChoice): Uint8Array {
  const csv = toCsv(table, estimated);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII ends there
  const isMarked = mark === 'always' || (mark === 'auto' && /[^\x00-\x7f]/.test(csv));
  return new TextEncoder().encode(isMarked ? byteOrderMark + csv : csv);
}

function estimated(column: string): string {
  return vscode.l10n.t('{0} (estimated)', column);
}

/** What no file system takes is left out. */
function fileName(title: string): string {
  const name = title
    .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
  return name.replace(/^[. ]+|[. ]+$/g, '') || 'table';
}
