/** How a page and the document that is its source find each other again. */
import * as vscode from 'vscode';
import { withLineFeeds } from '../../core/studio/sourceChunk.ts';
import { openSource } from './openSource.ts';
import type { Page } from './page.ts';
import { SourceDocument } from './sourceDocument.ts';

/** A document for a page whose own was closed or is the user's by now: its file, or a new one that holds `html`. */
export async function openSourceAgain(
  page: Page,
  html: string,
  column: vscode.ViewColumn,
): Promise<vscode.TextDocument> {
  const saved = html === '' ? undefined : await savedDocument(page);
  if (saved) {
    page.follow(new SourceDocument(saved, saved.getText()));
    return saved;
  }
  const uri = page.record.sourceUri;
  const document = await openSource(page.baseName, uri === undefined ? undefined : vscode.Uri.parse(uri), column);
  const source = new SourceDocument(document);
  if (html !== '') {
    source.append(html);
    if (!page.isWriting) await source.finish();
  }
  page.follow(source);
  return document;
}

/** Makes the document the page's, where it came back after a reload or the user made it by saving the untitled one. */
export function adopt(page: Page, document: vscode.TextDocument, warn: (error: unknown) => void): void {
  const { uri } = document;
  if (page.isWriting || (page.source && !page.source.document.isClosed)) return;
  const text = document.getText();
  const same = !document.isUntitled && page.html !== '' && text.trimEnd() === page.html.trimEnd();
  const known = page.record.documentUri === undefined ? undefined : vscode.Uri.parse(page.record.documentUri);
  // In a remote window an untitled document comes back with an authority that it had not before.
  if (!same && (known?.scheme !== uri.scheme || known.path !== uri.path)) return;
  page.follow(text.trim() === '' ? refilled(document, page.html, warn) : new SourceDocument(document, text));
  if (text.trim() !== '' && text.trimEnd() !== page.html.trimEnd()) page.replace(text, { kind: 'hand' });
  if (same && uri.toString() !== page.record.savedUri) page.saved(document.uri);
}

/** The file that it was saved as, where that is this page still. */
async function savedDocument({ record, html }: Page): Promise<vscode.TextDocument | undefined> {
  if (record.savedUri === undefined) return undefined;
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(record.savedUri));
    return withLineFeeds(document.getText()).trimEnd() === withLineFeeds(html).trimEnd() ? document : undefined;
  } catch {
    return undefined;
  }
}

/** A window that went before the editor had backed the document up leaves an empty one behind. */
function refilled(document: vscode.TextDocument, html: string, warn: (error: unknown) => void): SourceDocument {
  const source = new SourceDocument(document);
  source.append(html);
  source.finish().catch(warn);
  return source;
}
