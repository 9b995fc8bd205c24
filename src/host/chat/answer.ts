import * as vscode from 'vscode';
import { picturePart } from '../../core/attachments/index.ts';
import { chatPrompt, chatTemplate } from '../../core/prompts/chatPrompt.ts';
import { type CodeContext, fitContexts } from '../../core/prompts/codeContext.ts';
import { explainPrompt } from '../../core/prompts/explainPrompt.ts';
import { callTexts, cutResult } from '../../core/toolLoop/index.ts';
import type { ChatMessage } from '../../provider/index.ts';
import { rangeToAnnotate } from '../annotations/rangeToAnnotate.ts';
import { displayLanguage } from '../displayLanguage.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { askWithTools } from './askWithTools.ts';
import type { ChatTurn } from './chatTurn.ts';
import { attachMedia } from './attachMedia.ts';
import { type History, historyMessages } from './history.ts';
import { historyPictures } from './historyRoom.ts';
import { codeOf } from './readPath.ts';
import { type ReadReferences, readReferences } from './readReferences.ts';

/** Plain questions and `/explain`: reads what was attached, asks, and streams the answer. */
export async function answer(turn: ChatTurn, choice: ModelChoice, command: 'chat' | 'explain'): Promise<void> {
  const { request, context, stream } = turn;
  const budget = charsFor(choice);
  const read = await readReferences(request.references);
  if (command === 'explain' && read.code.length === 0) await addCodeAtCursor(read);
  const { kept, cut, dropped } = fitContexts(read.code, budget * 0.6);
  for (const place of read.used) stream.reference(place);
  const { messages: history, ...leftOut } = await historyMessages(context.history, {
    maxChars: budget * 0.4,
    pictures: historyPictures(choice, read.pictures.length, turn.services.catalog),
  });
  turn.notice(...read.problems, ...cut.map(describeCut), ...dropped.map(describeDropped), ...describeLeftOut(leftOut));
  const media = await attachMedia(turn, read.media, choice);
  turn.attached(read.pictures.length, kept.length);

  if (command === 'explain' && kept.length + media.length + read.pictures.length + read.texts.length === 0) {
    turn.say(vscode.l10n.t('Open a file or select some code, and I will explain it.'));
    return;
  }
  const language = displayLanguage();
  const pictures = [...media, ...read.pictures.map(picturePart)];
  const texts = fitTexts(read.texts, budget * 0.4);
  const messages: ChatMessage[] =
    command === 'explain' && pictures.length === 0 && read.texts.length === 0
      ? explainPrompt({ language, history, code: kept, question: request.prompt })
      : chatPrompt({
          rules: await turn.services.prompts.text(chatTemplate, { language }),
          history,
          prompt: request.prompt || (command === 'explain' ? 'Explain this.' : ''),
          context: { code: kept, folders: read.folders, texts, pictures },
        });
  await (command === 'chat' ? askWithTools(turn, choice, messages) : turn.ask(choice, messages));
}

/**
 * What `/explain` means when nothing was attached: the selection (in a window that has just opened, the editor does not
 * attach it yet), else the function around the cursor, else all of the file.
 */
async function addCodeAtCursor(read: ReadReferences): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const range = await rangeToAnnotate(editor);
  read.code.push(codeOf(editor.document, range, editor.selection.isEmpty ? 'range' : 'selection'));
  read.used.push(new vscode.Location(editor.document.uri, range));
}

/** Room for what a message brings along: code takes about 3 characters a token, Chinese about 1.5. */
function charsFor({ model }: ModelChoice): number {
  const inputTokens = (model.contextTokens ?? 32_768) - Math.min(model.maxOutputTokens ?? 4096, 16_384);
  return Math.min(Math.max(inputTokens, 4096) * 1.5, 600_000);
}

function describeCut({ path, code, cutFrom }: CodeContext): string {
  const sent = code.split('\n').length;
  return vscode.l10n.t('{0} is long: only its first {1} of {2} lines were sent.', path, sent, cutFrom ?? sent);
}

function describeDropped({ path }: CodeContext): string {
  return vscode.l10n.t('{0} did not fit and was left out.', path);
}

function describeLeftOut({ turnsLeftOut, picturesLeftOut }: Omit<History, 'messages'>): string[] {
  const { t } = vscode.l10n;
  return [
    ...(turnsLeftOut > 0 ? [t('The conversation is long: its first {0} turns were left out.', turnsLeftOut)] : []),
    ...(picturesLeftOut > 0
      ? [t('{0} pictures of earlier turns were left out, as there is no room for them.', picturesLeftOut)]
      : []),
  ];
}

/** Outputs of terminals and the like, each cut in its middle where all of them are too much. */
function fitTexts(texts: ReadReferences['texts'], maxChars: number): ReadReferences['texts'] {
  const each = Math.floor(maxChars / Math.max(1, texts.length));
  return texts.map(({ name, text }) => ({ name, text: cutResult(text, each, callTexts(vscode.env.language)) }));
}
