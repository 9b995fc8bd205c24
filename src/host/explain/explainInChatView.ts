import * as vscode from 'vscode';
import type { Log } from '../log.ts';
import type { ExplainedDocuments } from './explainedDocuments.ts';
import type { ExplainSubject } from './explainSubject.ts';
import type { PeekedExplanation } from './peekedExplanation.ts';

/** As Chat's own command takes it: lines and columns from 1. */
type Attachment =
  | vscode.Uri
  | {
      uri: vscode.Uri;
      range: { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number };
    };

/** Asks `@glm /explain` in the editor's Chat, with what is to be explained attached. */
export async function askInChat(subject: ExplainSubject, documents: ExplainedDocuments, log: Log): Promise<void> {
  // `@glm` knows by the document that it is about changes or a terminal, or what is reported.
  const isCode = subject.kind === 'code' && subject.wish === '';
  const attachFiles = isCode ? attachmentsOf(subject) : [documents.add(subject, fileNameOf(subject))];
  await openChat({ query: '@glm /explain ', attachFiles }, log);
}

/** Puts what is explained below a line into a question that is still to be written, with the explanation. */
export async function continueInChat(
  { subject, answer }: PeekedExplanation,
  documents: ExplainedDocuments,
  log: Log,
): Promise<void> {
  const said: ExplainSubject = {
    ...subject,
    material: [{ kind: 'text', title: 'Explanation that was given', languageId: 'markdown', text: answer }],
  };
  const explanation = answer.trim() === '' ? [] : [documents.add(said, `${vscode.l10n.t('Explanation')}.md`)];
  const attachFiles = [...attachmentsOf(subject), ...explanation];
  await openChat({ query: '@glm ', isPartialQuery: true, attachFiles }, log);
}

interface ChatOpening {
  query: string;
  isPartialQuery?: boolean;
  attachFiles: readonly Attachment[];
}

async function openChat(opening: ChatOpening, log: Log): Promise<void> {
  try {
    await vscode.commands.executeCommand('workbench.action.chat.open', { ...opening, mode: 'ask' });
  } catch (error) {
    log.error(`Chat did not open: ${String(error)}`);
    void vscode.window.showErrorMessage(vscode.l10n.t("The editor's Chat could not be opened. It may be turned off."));
  }
}

function attachmentsOf({ places, material }: ExplainSubject): Attachment[] {
  return places.flatMap(({ document, range }, index): Attachment[] => {
    const part = material[index];
    // What is selected Chat attaches by itself, and `@glm` looks for it where it does not.
    if (part?.kind === 'code' && part.code.part === 'selection') return [];
    if (part?.kind === 'code' && part.code.part === 'file') return [document.uri];
    const { start, end } = range;
    const lines = {
      startLineNumber: start.line + 1,
      startColumn: start.character + 1,
      endLineNumber: end.line + 1,
      endColumn: end.character + 1,
    };
    return [{ uri: document.uri, range: lines }];
  });
}

/** What the attachment is called in Chat; its ending decides how it is coloured when it is opened. */
function fileNameOf({ kind, title }: ExplainSubject): string {
  const name = title.replace(/[/\\]/g, ' ').trim();
  return kind === 'changes' ? `${name}.diff` : kind === 'terminal' ? `${name}.txt` : name;
}
