import { picturePart } from '../../core/attachments/index.ts';
import { chatPrompt, chatTemplate } from '../../core/prompts/chatPrompt.ts';
import { fitContexts } from '../../core/prompts/codeContext.ts';
import { type CallTexts, cutResult } from '../../core/toolLoop/index.ts';
import { displayLanguage } from '../displayLanguage.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { usedCallTexts } from '../prompts/usedCallTexts.ts';
import { askWithTools } from './askWithTools.ts';
import type { ChatTurn } from './chatTurn.ts';
import { attachMedia } from './attachMedia.ts';
import { charsFor, describeCut, describeDropped, describeLeftOut } from './contextRoom.ts';
import { historyMessages } from './history.ts';
import { historyPictures } from './historyRoom.ts';
import { type ReadReferences, readReferences } from './readReferences.ts';

/**
 * Plain questions: reads what was attached, asks, and streams the answer.
 * @param otherwise what is asked where the user wrote nothing
 */
export async function answer(turn: ChatTurn, choice: ModelChoice, otherwise = ''): Promise<void> {
  const { request, context, stream } = turn;
  const budget = charsFor(choice);
  const texts = usedCallTexts(turn.services.prompts);
  const read = await readReferences(request.references);
  const { kept, cut, dropped } = fitContexts(read.code, budget * 0.6);
  for (const place of read.used) stream.reference(place);
  const { messages: history, ...leftOut } = await historyMessages(context.history, {
    maxChars: budget * 0.4,
    texts,
    pictures: historyPictures(choice, read.pictures.length, turn.services.catalog),
  });
  turn.notice(...read.problems, ...cut.map(describeCut), ...dropped.map(describeDropped), ...describeLeftOut(leftOut));
  const media = await attachMedia(turn, read.media, choice);
  turn.attached(read.pictures.length, kept.length);
  const language = displayLanguage();
  const messages = chatPrompt({
    rules: await turn.services.prompts.text(chatTemplate, { language }),
    history,
    prompt: request.prompt || otherwise,
    context: {
      code: kept,
      folders: read.folders,
      texts: fitTexts(read.texts, budget * 0.4, texts),
      pictures: [...media, ...read.pictures.map(picturePart)],
    },
  });
  await askWithTools(turn, choice, messages);
}

/** Outputs of terminals and the like, each cut in its middle where all of them are too much. */
function fitTexts(texts: ReadReferences['texts'], maxChars: number, words: CallTexts): ReadReferences['texts'] {
  const each = Math.floor(maxChars / Math.max(1, texts.length));
  return texts.map(({ name, text }) => ({ name, text: cutResult(text, each, words) }));
}
