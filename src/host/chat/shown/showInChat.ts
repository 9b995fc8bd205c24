import type { Verb } from '../../../core/verbs/index.ts';
import type { TurnResult } from '../../runTurn.ts';
import type { Preparation } from '../../verbs/preparations/preparation.ts';
import type { ShownPictures } from '../../verbs/shownPictures.ts';
import type { ChatTurn } from '../chatTurn.ts';
import type { ReadPicture } from '../readReferences.ts';
import { showCompared } from './showCompared.ts';
import { showLocated } from './showLocated.ts';

export interface Answered {
  result: TurnResult;
  /** In the order in which they were sent. */
  pictures: readonly ReadPicture[];
  preparation: Preparation;
  shown: ShownPictures;
}

/** What Chat shows of a verb beyond the model's words: the panel draws it by itself. */
export async function showInChat(
  turn: ChatTurn,
  { name }: Verb,
  { result, pictures, preparation, shown }: Answered,
): Promise<void> {
  if (name === 'locate') await showLocated(turn, result, pictures, shown);
  const [first, second] = pictures;
  const { measured } = preparation;
  if (name === 'compare' && first && second && measured) {
    await showCompared(turn, result, [first, second], measured, shown);
  }
}
