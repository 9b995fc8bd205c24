import * as vscode from 'vscode';
import { describeRest } from '../annotations/annotateWithProgress.ts';
import type { AnnotationFeature } from '../annotations/index.ts';
import { rangeToAnnotate } from '../annotations/rangeToAnnotate.ts';
import { PlainFailure } from '../errorMessages.ts';
import { commandIds } from '../ids.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { ChatTurn } from './chatTurn.ts';

/** `/annotate`: notes appear in the editor as they come, and are listed here with links to their lines. */
export async function annotateInChat(
  turn: ChatTurn,
  choice: ModelChoice,
  annotations: AnnotationFeature,
): Promise<void> {
  const { request, stream, signal } = turn;
  const { document, range } = await placeToAnnotate(turn);
  stream.reference(new vscode.Location(document.uri, range));
  turn.attached(0, 1);
  const think = turn.thinking();
  const result = await annotations.annotate({
    document,
    range,
    choice,
    signal,
    ...(request.prompt.trim() === '' ? {} : { wish: request.prompt }),
    onReasoning: think,
    onWait: turn.waiting(choice.endpoint),
    onNote: note => {
      turn.begins();
      stream.markdown('- ');
      const lines = new vscode.Range(note.startLine - 1, 0, note.endLine - 1, 0);
      stream.anchor(new vscode.Location(document.uri, document.validateRange(lines)));
      stream.markdown(`: ${note.text.replace(/\s*\n\s*/g, ' ')}\n`);
    },
  });
  if (result.count === 0) turn.say(vscode.l10n.t('The model had no notes on this code.'));
  else stream.button({ command: commandIds.insertAllAnnotations, title: vscode.l10n.t('Insert All as Comments…') });
  turn.notice(...describeRest(result));
}

/** What was attached; else the selection, the function around the cursor or the whole file of the active editor. */
async function placeToAnnotate({ request }: ChatTurn): Promise<{ document: vscode.TextDocument; range: vscode.Range }> {
  // The selection that the editor attaches by itself stands behind what the user attached on purpose.
  const chosen = request.references.toSorted((a, b) => Number(isImplicit(a)) - Number(isImplicit(b)));
  for (const { value } of chosen) {
    const uri = value instanceof vscode.Location ? value.uri : value;
    if (!(uri instanceof vscode.Uri)) continue;
    const document = await open(uri);
    if (!document) continue;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    return { document, range: document.validateRange(value instanceof vscode.Location ? value.range : whole) };
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new PlainFailure(vscode.l10n.t('Open a file and select the code to annotate.'));
  return { document: editor.document, range: await rangeToAnnotate(editor) };
}

function isImplicit({ id }: vscode.ChatPromptReference): boolean {
  return id.startsWith('vscode.implicit');
}

/** Folders and pictures are no documents. */
async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
