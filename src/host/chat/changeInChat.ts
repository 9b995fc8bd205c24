import * as vscode from 'vscode';
import { picturePart } from '../../core/attachments/index.ts';
import type { ChangeJob } from '../../core/codeChange/index.ts';
import { type CodeContext, fitContexts } from '../../core/prompts/codeContext.ts';
import { askForChanges, UnfitChanges } from '../codeChange/askForChanges.ts';
import { changeMaterial } from '../codeChange/changeMaterial.ts';
import { codeTarget } from '../codeChange/codeTarget.ts';
import { type ProposedChanges, showChangesCommand } from '../codeChange/proposedChanges.ts';
import { describeStep } from '../codeChange/runChange.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { usedCallTexts } from '../prompts/usedCallTexts.ts';
import type { ChatTurn } from './chatTurn.ts';
import { charsFor, describeCut, describeDropped } from './contextRoom.ts';
import { historyPictures } from './historyRoom.ts';
import { historyMessages } from './history.ts';
import { readReferences } from './readReferences.ts';

/** Of the conversation before, which may say what is wanted. */
const historyChars = 20_000;

/** `/fix`, `/tests` and `/docs`: what the model says streams into the conversation, what it changes becomes diffs. */
export async function changeInChat(
  turn: ChatTurn,
  choice: ModelChoice,
  job: ChangeJob,
  proposed: ProposedChanges,
): Promise<void> {
  const { t } = vscode.l10n;
  const { request, context, stream, signal } = turn;
  const place = await placeOf(request.references);
  if (!place) throw new PlainFailure(t('Open a file, or attach one, and say what is to be done in it.'));
  const target = await codeTarget(job, place.document, place.range);
  const read = await readReferences(request.references.filter(reference => reference !== place.reference));
  turn.notice(...read.problems, ...read.media.map(({ name }) => t('{0} is not text and was left out.', name)));
  stream.reference(new vscode.Location(target.document.uri, target.range));
  for (const used of read.used) stream.reference(used);
  const material = await changeMaterial(job, target);
  if (material.tests?.existing) stream.reference(material.tests.uri);
  const { messages: history } = await historyMessages(context.history, {
    texts: usedCallTexts(turn.services.prompts),
    maxChars: historyChars,
    pictures: historyPictures(choice, read.pictures.length, turn.services.catalog),
  });
  const others = [...read.code.filter(code => !isShown(code, material.input.file)), ...read.texts.map(asCode)];
  const { kept, cut, dropped } = fitContexts(others, charsFor(choice) * 0.3);
  turn.notice(...cut.map(describeCut), ...dropped.map(describeDropped));
  turn.attached(read.pictures.length, 1 + read.code.length);
  // The editor keeps every line of progress.
  let said = '';
  const say = (line: string): void => {
    if (line !== said) stream.progress(line);
    said = line;
  };
  try {
    const asked = await askForChanges(
      turn.services,
      {
        job,
        material,
        wish: request.prompt,
        history,
        also: kept,
        pictures: read.pictures.map(picturePart),
        choice,
        surface: 'chat',
        signal,
      },
      {
        ...turn.sink(choice),
        onStep: step => say(step.kind === 'writing' ? t('Writing the changes…') : describeStep(step)),
      },
    );
    turn.ended(asked.result);
    if (asked.files.length === 0) {
      if (asked.prose !== '') turn.notice(t('Nothing is proposed to be changed.'));
      return;
    }
    const id = await proposed.show(job, asked.files, material, target);
    const paths = asked.files.map(({ path }) => path).join(', ');
    turn.say(t('Accept or discard it in the diff: {0}', paths));
    stream.button({ command: showChangesCommand, title: t('Show Changes'), arguments: [id] });
  } catch (error) {
    // What was written is kept: it may be right all the same.
    if (error instanceof UnfitChanges) turn.keep(error.answer);
    throw error;
  }
}

interface Place {
  document: vscode.TextDocument;
  range: vscode.Range;
  reference?: vscode.ChatPromptReference;
}

/** What was attached on purpose, else what the editor attached, else the active editor. */
async function placeOf(references: readonly vscode.ChatPromptReference[]): Promise<Place | undefined> {
  const isImplicit = ({ id }: vscode.ChatPromptReference): boolean => id.startsWith('vscode.implicit');
  for (const reference of references.toSorted((a, b) => Number(isImplicit(a)) - Number(isImplicit(b)))) {
    const { value } = reference;
    const uri = value instanceof vscode.Location ? value.uri : value;
    if (!(uri instanceof vscode.Uri)) continue;
    // Folders and pictures are no documents.
    const document = await vscode.workspace.openTextDocument(uri).then(
      opened => opened,
      () => undefined,
    );
    if (!document) continue;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    return {
      document,
      range: document.validateRange(value instanceof vscode.Location ? value.range : whole),
      reference,
    };
  }
  const editor = vscode.window.activeTextEditor;
  return editor && { document: editor.document, range: editor.selection };
}

function isShown({ path, firstLine }: CodeContext, shown: readonly CodeContext[]): boolean {
  return shown.some(one => one.path === path && (one.part === 'file' || one.firstLine === firstLine));
}

function asCode({ name, text }: { name: string; text: string }): CodeContext {
  return { path: name, languageId: '', firstLine: 1, code: text, part: 'file' };
}
