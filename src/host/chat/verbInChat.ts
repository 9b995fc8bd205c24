import * as vscode from 'vscode';
import { picturePart } from '../../core/attachments/index.ts';
import type { Verb } from '../../core/verbs/index.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { checkCount, NothingToWorkOn } from '../verbs/checkCount.ts';
import { offerOf } from '../verbs/outcomes/index.ts';
import { runVerb } from '../verbs/runVerb.ts';
import { type PickForVerb, pickForVerbCommand, type UseOutcome, useOutcomeCommand } from '../verbs/verbButtons.ts';
import type { ShownPictures } from '../verbs/shownPictures.ts';
import { prepareVerb } from '../verbs/verbPreparations.ts';
import type { ChatTurn } from './chatTurn.ts';
import { earlierPictures } from './history.ts';
import { picturesInWords } from './picturesInWords.ts';
import { type ReadPicture, readReferences } from './readReferences.ts';
import { showInChat } from './shown/showInChat.ts';

/** `/ocr` and its like: asks about what is attached, streams the answer, and offers what can be done with it. */
export async function verbInChat(turn: ChatTurn, choice: ModelChoice, verb: Verb, shown: ShownPictures): Promise<void> {
  const { pictures, wish } = await materialOf(turn);
  try {
    checkCount(verb, pictures.length);
  } catch (error) {
    if (!(error instanceof NothingToWorkOn)) throw error;
    askForPicture(turn, verb, error.message);
    return;
  }
  turn.attached(pictures.length, 0);
  for (const { uri } of pictures) if (uri) turn.stream.reference(uri);
  const parts = pictures.map(picturePart);
  const preparation = await prepareVerb(verb.name, {
    services: turn.services,
    parts: async () => parts,
    wish,
    choice,
    surface: 'chat',
    signal: turn.signal,
    progress: text => turn.stream.progress(text),
  });
  const { code, texts, references, notices } = preparation;
  for (const place of references) turn.stream.reference(place);
  turn.notice(...notices);
  const result = await runVerb(
    turn.services,
    { verb, pictures, parts, code, ...(texts && { texts }), wish, choice, surface: 'chat', signal: turn.signal },
    turn.sink(choice),
  );
  turn.ended(result);
  await showInChat(turn, verb, { result, pictures, preparation, shown });
  offer(turn, result.outcomes);
}

/** What came with the message or is named in it; else what was attached last in this conversation. */
async function materialOf(turn: ChatTurn): Promise<{ pictures: ReadPicture[]; wish: string }> {
  const { pictures: attached, problems } = await readReferences(turn.request.references);
  const named = await picturesInWords(turn.request.prompt);
  turn.notice(...problems, ...named.problems);
  const pictures = [...attached, ...named.pictures];
  return { pictures: pictures.length > 0 ? pictures : await earlierPictures(turn.context.history), wish: named.rest };
}

function askForPicture(turn: ChatTurn, verb: Verb, message: string): void {
  const { t } = vscode.l10n;
  turn.say(message);
  const button = (title: string, from: PickForVerb['from']): void => {
    const argument: PickForVerb = { verb: verb.name, from };
    turn.stream.button({ command: pickForVerbCommand, title, arguments: [argument] });
  };
  button(t('Choose Picture…'), 'file');
  button(t('Use Clipboard in the GLM Panel'), 'clipboard');
}

/** Buttons below the answer. Where there are several things, each stands above its own buttons. */
function offer(turn: ChatTurn, outcomes: Awaited<ReturnType<typeof runVerb>>['outcomes']): void {
  for (const outcome of outcomes) {
    const { label, doubts, actions } = offerOf(outcome);
    if (outcomes.length > 1) turn.aside(`**${escapeMarkdown(label)}**`);
    for (const doubt of doubts) turn.aside(`> $(warning) ${escapeMarkdown(doubt)}`);
    for (const { id, title } of actions) {
      const argument: UseOutcome = { outcome, action: id };
      turn.stream.button({ command: useOutcomeCommand, title, arguments: [argument] });
    }
  }
}
