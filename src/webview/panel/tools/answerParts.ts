import type { AssistantTurnView, CallView } from '../../../protocol/index.ts';

/** A stretch of an answer's text, and the calls behind it. */
export interface AnswerPart {
  readonly text: string;
  readonly calls: readonly CallView[];
}

/** The answer in the order in which it came; the last part has no calls, and no text while there is none. */
export function answerParts({ text, calls = [] }: Pick<AssistantTurnView, 'text' | 'calls'>): readonly AnswerPart[] {
  const parts: AnswerPart[] = [];
  let from = 0;
  for (const [at, group] of Map.groupBy(calls, call => Math.min(call.at, text.length))) {
    const to = Math.max(from, at);
    const last = parts.at(-1);
    // What is not in the order of the text stands at the end of what came before it.
    if (last && to === from) parts[parts.length - 1] = { ...last, calls: [...last.calls, ...group] };
    else parts.push({ text: text.slice(from, to), calls: group });
    from = to;
  }
  return [...parts, { text: text.slice(from), calls: [] }];
}
