import * as vscode from 'vscode';
import { isPlaced, lastLineOf } from '../../core/explain/index.ts';
import type { ChatMessage } from '../../provider/index.ts';
import { type AgainChoice, againLabel, explainAgainCommand, otherChoices } from '../explain/explainAgain.ts';
import type { ExplainedDocuments } from '../explain/explainedDocuments.ts';
import type { ExplainSubject } from '../explain/explainSubject.ts';
import { fitMaterial } from '../explain/fitMaterial.ts';
import { describeGathered, prepareExplanation } from '../explain/prepareExplanation.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { usedCallTexts } from '../prompts/usedCallTexts.ts';
import { answer } from './answer.ts';
import type { ChatTurn } from './chatTurn.ts';
import { charsFor, describeLeftOut } from './contextRoom.ts';
import { historyMessages } from './history.ts';
import { historyPictures } from './historyRoom.ts';
import { readSubject } from './readSubject.ts';

/**
 * `/explain`: what was attached, else what the cursor is in; with what belongs to it, and with links to the lines that
 * the answer speaks of. Buttons below it ask for the same in another depth or language.
 */
export async function explainInChat(turn: ChatTurn, choice: ModelChoice, documents: ExplainedDocuments): Promise<void> {
  const { request, context, stream } = turn;
  const { subject, read } = await readSubject(request, documents);
  const others = read.pictures.length + read.texts.length + read.media.length;
  if (!subject && others === 0) {
    turn.say(vscode.l10n.t('Open a file or select some code, and I will explain it.'));
    return;
  }
  // Pictures and other texts are explained as any question about them is answered.
  if (!subject || others > 0) {
    await answer(turn, choice, 'Explain this.');
    return;
  }
  const { messages: history, ...leftOut } = await historyMessages(context.history, {
    texts: usedCallTexts(turn.services.prompts),
    maxChars: charsFor(choice) * 0.4,
    pictures: historyPictures(choice, 0, turn.services.catalog),
  });
  turn.notice(...read.problems, ...describeLeftOut(leftOut));
  for (const place of read.used) stream.reference(place);
  turn.attached(0, subject.material.length);
  await explain(
    turn,
    choice,
    { ...subject, wish: [subject.wish, request.prompt.trim()].filter(Boolean).join('\n\n') },
    history,
  );
  offerOthers(turn);
}

async function explain(
  turn: ChatTurn,
  choice: ModelChoice,
  subject: ExplainSubject,
  history: readonly ChatMessage[],
): Promise<void> {
  const { services, stream, signal } = turn;
  const { depth, language } = services.settings.explaining;
  const { material, notices } = fitMaterial(subject.material, charsFor(choice) * 0.6);
  turn.notice(...notices);
  stream.progress(vscode.l10n.t('Gathering what belongs to it…'));
  const { messages, gathered, links } = await prepareExplanation(services, {
    subject,
    material,
    style: { depth, language },
    history,
    signal,
  });
  for (const piece of gathered.kept.filter(isPlaced)) {
    const { context } = piece;
    const range = new vscode.Range(context.firstLine - 1, 0, lastLineOf(context) - 1, Number.MAX_SAFE_INTEGER);
    stream.reference(new vscode.Location(vscode.Uri.parse(piece.uri), range));
  }
  const summary = describeGathered(gathered);
  if (summary !== undefined) turn.notice(summary);
  const sink = turn.sink(choice);
  const say = (text: string): void => {
    if (text !== '') sink.onText?.(text);
  };
  try {
    const result = await services.turns.run(
      { surface: 'chat', choice, messages, signal },
      { ...sink, onText: text => say(links.push(text)) },
    );
    say(links.end());
    turn.ended(result);
  } catch (error) {
    say(links.end());
    throw error;
  }
}

/** Where the conversation's address is not known, nothing could be asked again. */
function offerOthers({ stream, place, services }: ChatTurn): void {
  if (!place) return;
  for (const other of otherChoices(services.settings.explaining)) {
    const argument: AgainChoice = { ...other, turn: place };
    stream.button({ command: explainAgainCommand, title: againLabel(other), arguments: [argument] });
  }
}
