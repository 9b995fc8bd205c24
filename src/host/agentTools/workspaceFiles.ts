import * as vscode from 'vscode';
import { decodeText } from '../../core/attachments/index.ts';
import { folderNamed } from '../workspacePaths.ts';
import { IgnoredFiles } from './ignoredFiles.ts';

/** Folders of packages and of git: large, and nobody's own. */
const never = '**/{node_modules,.git,.hg,.svn}/**';
/** Text that is longer is a log or data. */
const mostBytes = 2 * 2 ** 20;

/** As people and models name it: relative to the workspace, with the folder's name where there are several. */
export function pathOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

/**
 * Files of the workspace that git does not ignore.
 * @param pattern a glob; absent: all
 * @param most of the files that are looked at
 */
export async function findFiles(
  pattern: string | undefined,
  most: number,
  signal: AbortSignal,
): Promise<{ files: readonly vscode.Uri[]; isMore: boolean }> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const written = pattern?.trim().replace(/^\.?\//, '') || '**/*';
    const byName = folderNamed(written);
    const glob = byName ? new vscode.RelativePattern(byName.folder, byName.rest) : written;
    const found = await vscode.workspace.findFiles(glob, never, most + 1, source.token);
    signal.throwIfAborted();
    const ignored = new IgnoredFiles();
    const kept = await Promise.all(found.slice(0, most).map(async uri => ((await ignored.ignores(uri)) ? [] : [uri])));
    return { files: kept.flat(), isMore: found.length > most };
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/**
 * The text of a file as the user sees it: what is typed and not saved yet is part of it.
 * @returns why it is not text that could be read
 */
export async function textOf(uri: vscode.Uri): Promise<{ text: string } | { problem: 'large' | 'binary' }> {
  const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  if (open) return { text: open.getText() };
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > mostBytes) return { problem: 'large' };
  const text = decodeText(await vscode.workspace.fs.readFile(uri));
  return text === undefined ? { problem: 'binary' } : { text };
}
