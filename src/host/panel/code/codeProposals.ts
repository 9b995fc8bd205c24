import * as vscode from 'vscode';
import { type CodePlace, indentedLike, placeCode } from '../../../core/code/placeCode.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { type FileProposal, type FileProposals, fileNameOf } from '../../proposals/fileProposals.ts';
import type { LastEditor } from '../lastEditor.ts';

/** Code of an answer in the file that the user worked in last, as a diff to accept or discard. */
export class CodeProposals {
  readonly #lastEditor: LastEditor;
  readonly #proposals: FileProposals;

  constructor(lastEditor: LastEditor, proposals: FileProposals) {
    this.#lastEditor = lastEditor;
    this.#proposals = proposals;
  }

  /** Shows what the file would become. @throws PlainFailure when there is no file to put it into */
  async propose(code: string): Promise<void> {
    const target = this.#lastEditor.target;
    if (!target) throw new PlainFailure(vscode.l10n.t('Open the file that the code belongs into, then apply it.'));
    await this.#proposals.show(this.#proposal(target.document, code, target.selection));
  }

  #proposal(document: vscode.TextDocument, code: string, selection: vscode.Range): FileProposal {
    const place = placeCode(document.getText(), code, !selection.isEmpty);
    return {
      document,
      text: applied(document, code, place, selection),
      title: titleOf(document, place, selection),
      message: describe(document, place),
      again: () => this.#again(document, code, place),
    };
  }

  #again(document: vscode.TextDocument, code: string, place: CodePlace): FileProposal {
    if (place.kind === 'selection') {
      throw new PlainFailure(
        vscode.l10n.t('{0} has changed since. Select what the code replaces and apply it again.', fileNameOf(document)),
      );
    }
    const target = this.#lastEditor.target;
    const { end } = target?.document === document ? target.selection : new vscode.Range(0, 0, 0, 0);
    return this.#proposal(document, code, new vscode.Range(end, end));
  }
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

function titleOf(document: vscode.TextDocument, place: CodePlace, selection: vscode.Range): string {
  const name = fileNameOf(document);
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
  const name = fileNameOf(document);
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
