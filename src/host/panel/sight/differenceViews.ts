import type { AssistantTurn, UserTurn } from '../../../core/conversation/index.ts';
import { joinDifferences, readDifferences } from '../../../core/verbs/index.ts';
import { coordinatesOf } from '../../../core/vision/index.ts';
import type { DifferenceView } from '../../../protocol/index.ts';
import { sourceOf, wordOfSeverity, wordsOf } from '../../verbs/differenceWords.ts';

/**
 * What differs between two pictures, as an answer to `/compare` says it and as it was measured.
 * @returns nothing of any other answer, and of one that is still written
 */
export function differenceViews(
  { measured, text, status, model }: AssistantTurn,
  question: UserTurn | undefined,
): DifferenceView[] | undefined {
  if (!measured || status === 'waiting' || status === 'streaming') return undefined;
  const [first, second] = question?.attachments.filter(attachment => attachment.kind === 'image') ?? [];
  if (!first || !second) return undefined;
  const said = readDifferences(text, [first, second], coordinatesOf(model.modelId));
  return joinDifferences(said, measured, [first, second]).map(difference => ({
    number: difference.number,
    severity: difference.severity,
    rating: difference.severity && wordOfSeverity(difference.severity),
    words: wordsOf(difference),
    source: sourceOf(difference),
    onlySaid: difference.measured === undefined,
    boxes: [difference.boxes[0] ?? null, difference.boxes[1] ?? null],
    said: difference.said.map(({ picture, box }) => ({ picture, box })),
  }));
}
