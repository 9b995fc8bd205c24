import * as vscode from 'vscode';
import { picturePart } from '../../core/attachments/index.ts';
import type { Verb } from '../../core/verbs/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import { runVerb } from '../verbs/runVerb.ts';
import type { ChatTurn } from './chatTurn.ts';
import { attachedPictures } from './htmlInChat.ts';

/** `/ocr` and its like: asks about what is attached and streams the answer. */
export async function verbInChat(turn: ChatTurn, choice: ModelChoice, verb: Verb): Promise<void> {
  const { t } = vscode.l10n;
  const pictures = await attachedPictures(turn);
  if (pictures.length < verb.least) {
    throw new PlainFailure(t('There is no picture to work on. Paste one into the message, or attach a picture file.'));
  }
  turn.attached(pictures.length, 0);
  for (const { uri } of pictures) if (uri) turn.stream.reference(uri);
  const result = await runVerb(
    turn.services,
    {
      verb,
      pictures,
      parts: pictures.map(picturePart),
      wish: turn.request.prompt,
      choice,
      surface: 'chat',
      signal: turn.signal,
    },
    turn.sink(choice),
  );
  turn.ended(result);
}
