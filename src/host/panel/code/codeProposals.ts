import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { type CodePlace, indentedLike, placeCode } from '../../../core/code/placeCode.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { codeProposalScheme } from '../../ids.ts';
import type { LastEditor } from '../lastEditor.ts';

interface Proposal {
  readonly document: vscode.TextDocument;
  /** Of the document, when the proposal was made: it is for that text alone. */
  readonly version: number;
  readonly text: string;
  readonly code: string;
  readonly place: CodePlace;
}

/**
 * Code of an answer in the file that the user worked in last, as a diff: nothing is written before it is accepted, and
 * then as one step of undo.
 */
export class CodeProposals implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #lastEditor: LastEditor;
  readonly #proposals = new Map<string, Proposal>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(lastEditor: LastEditor) {
    this.#lastEditor = lastEditor;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(codeProposalScheme, this),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) {
          const uri = proposalOf(tab);
          if (uri) this.#proposals.delete(uri.toString());
        }
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#proposals.get(uri.toString())?.text ?? '';
  }

  /** Shows what the file would become. @throws PlainFailure when there is no file to put it into */
  async propose(code: string): Promise<void> {
    const target = this.#lastEditor.target;
    if (!target) throw new PlainFailure(vscode.l10n.t('Open the file that the code belongs into, then apply it.'));
    await this.#show(target.document, code, target.selection);
  }

  /** Writes it. `uri`: of the diff's right side; without, of the diff in front. */
  async accept(uri?: vscode.Uri): Promise<void> {
    const found = this.#find(uri);
    if (!found) return;
    const { proposal } = found;
    const { document } = proposal;
    if (document.version !== proposal.version || document.isClosed) {
      await this.#showAgain(found.uri, proposal);
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    const { range, text } = smallestChange(document, proposal.text);
    edit.replace(document.uri, range, text);
    if (!(await vscode.workspace.applyEdit(edit))) {
      throw new PlainFailure(vscode.l10n.t('{0} cannot be written to.', nameOf(document)));
    }
    await this.#close(found.uri);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  async discard(uri?: vscode.Uri): Promise<void> {
    const found = this.#find(uri);
    if (found) await this.#close(found.uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #show(document: vscode.TextDocument, code: string, selection: vscode.Range): Promise<void> {
    const file = document.getText();
    const place = placeCode(file, code, !selection.isEmpty);
    const text = applied(document, code, place, selection);
    if (text === file) throw new PlainFailure(vscode.l10n.t('{0} has this code already.', nameOf(document)));
    // The ending decides how the diff is coloured.
    const uri = vscode.Uri.from({ scheme: codeProposalScheme, path: document.uri.path, query: randomUUID() });
    this.#proposals.set(uri.toString(), { document, version: document.version, text, code, place });
    await vscode.commands.executeCommand('vscode.diff', document.uri, uri, titleOf(document, place, selection), {
      preview: false,
    });
    this.#ask(uri, describe(document, place));
  }

  /** The buttons stand in the diff's title too: who closes the notification has lost nothing. */
  #ask(uri: vscode.Uri, message: string): void {
    const accept = vscode.l10n.t('Accept');
    const discard = vscode.l10n.t('Discard');
    void vscode.window.showInformationMessage(message, accept, discard).then(async choice => {
      try {
        if (choice === accept) await this.accept(uri);
        else if (choice === discard) await this.discard(uri);
      } catch (error) {
        void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  }

  /** The file has changed since: what would be written now is shown first. */
  async #showAgain(uri: vscode.Uri, { document, code, place }: Proposal): Promise<void> {
    await this.#close(uri);
    if (document.isClosed) {
      throw new PlainFailure(vscode.l10n.t('The file was closed. Open it and apply the code again.'));
    }
    if (place.kind === 'selection') {
      throw new PlainFailure(
        vscode.l10n.t('{0} has changed since. Select what the code replaces and apply it again.', nameOf(document)),
      );
    }
    const target = this.#lastEditor.target;
    const selection = target?.document === document ? target.selection : new vscode.Range(0, 0, 0, 0);
    await this.#show(document, code, new vscode.Range(selection.end, selection.end));
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has changed since. This is what it would become now.', nameOf(document)),
    );
  }

  #find(uri: vscode.Uri | undefined): { uri: vscode.Uri; proposal: Proposal } | undefined {
    const key = uri ?? proposalOf(vscode.window.tabGroups.activeTabGroup.activeTab);
    const proposal = key && this.#proposals.get(key.toString());
    return key && proposal ? { uri: key, proposal } : undefined;
  }

  async #close(uri: vscode.Uri): Promise<void> {
    this.#proposals.delete(uri.toString());
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const tab = tabs.find(one => proposalOf(one)?.toString() === uri.toString());
    if (tab) await vscode.window.tabGroups.close(tab);
  }
}

function proposalOf(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === codeProposalScheme
    ? input.modified
    : undefined;
}

function applied(document: vscode.TextDocument, code: string, place: CodePlace, selection: vscode.Range): string {
  const file = document.getText();
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const clean = code.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const written = (text: string): string => text.replaceAll('\n', eol);
  switch (place.kind) {
    case 'file':
      return written(clean) + (file === '' || /\n$/.test(file) ? eol : '');
    case 'lines': {
      const range = new vscode.Range(place.startLine, 0, place.endLine - 1, Number.MAX_SAFE_INTEGER);
      return spliced(document, range, written(indentedLike(clean, document.lineAt(place.startLine).text)));
    }
    case 'selection': {
      // Whole lines were meant where whole lines are selected.
      const whole = selection.start.character === 0 && selection.end.character === 0;
      const first = document.lineAt(selection.start.line).text;
      return spliced(document, selection, written(whole ? `${indentedLike(clean, first)}\n` : clean));
    }
    case 'cursor':
      return spliced(document, selection, written(apart(document, selection.start, clean)));
  }
}

/** Code of more than one line shares no line with what stands there. */
function apart(document: vscode.TextDocument, at: vscode.Position, code: string): string {
  if (!code.includes('\n')) return code;
  const line = document.lineAt(at.line).text;
  const isAfterText = line.slice(0, at.character).trim() !== '';
  const isBeforeText = line.slice(at.character).trim() !== '';
  return `${isAfterText ? '\n' : ''}${code}${isBeforeText ? '\n\n' : ''}`;
}

function spliced(document: vscode.TextDocument, range: vscode.Range, text: string): string {
  const file = document.getText();
  const valid = document.validateRange(range);
  return file.slice(0, document.offsetAt(valid.start)) + text + file.slice(document.offsetAt(valid.end));
}

/** Without what is the same at both ends: cursors, folds and marks elsewhere stay where they are. */
function smallestChange(document: vscode.TextDocument, text: string): { range: vscode.Range; text: string } {
  const file = document.getText();
  const shortest = Math.min(file.length, text.length);
  let start = 0;
  while (start < shortest && file[start] === text[start]) start++;
  let end = 0;
  while (end < shortest - start && file.at(-1 - end) === text.at(-1 - end)) end++;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(file.length - end));
  // A position inside of a line end counts as before it: then the range is made whole.
  if (document.offsetAt(range.start) !== start || document.offsetAt(range.end) !== file.length - end) {
    return { range: new vscode.Range(document.positionAt(0), document.positionAt(file.length)), text };
  }
  return { range, text: text.slice(start, text.length - end) };
}

function titleOf(document: vscode.TextDocument, place: CodePlace, selection: vscode.Range): string {
  const name = nameOf(document);
  switch (place.kind) {
    case 'file':
      return vscode.l10n.t('{0}: whole file', name);
    case 'lines':
      return vscode.l10n.t('{0}: lines {1}–{2}', name, place.startLine + 1, place.endLine);
    case 'selection':
      return vscode.l10n.t('{0}: selection', name);
    case 'cursor':
      return vscode.l10n.t('{0}: at line {1}', name, selection.start.line + 1);
  }
}

function describe(document: vscode.TextDocument, place: CodePlace): string {
  const name = nameOf(document);
  switch (place.kind) {
    case 'file':
      return vscode.l10n.t('The code would replace all of {0}.', name);
    case 'lines':
      return vscode.l10n.t('The code would replace lines {1} to {2} of {0}.', name, place.startLine + 1, place.endLine);
    case 'selection':
      return vscode.l10n.t('The code would replace what is selected in {0}.', name);
    case 'cursor':
      return vscode.l10n.t('The code would be inserted at the cursor in {0}.', name);
  }
}

function nameOf(document: vscode.TextDocument): string {
  return document.uri.path.split('/').at(-1) ?? '';
}
