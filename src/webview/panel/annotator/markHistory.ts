/** The marks as they are, were, and will be again. */
import type { Mark } from './mark.ts';

type Marks = readonly Mark[];

export interface MarkHistory {
  readonly now: Marks;
  readonly before: readonly Marks[];
  readonly after: readonly Marks[];
  /** Steps with the same name in a row are one: a key that is held down moves once. */
  readonly step?: string;
}

export function beginHistory(marks: Marks): MarkHistory {
  return { now: marks, before: [], after: [] };
}

/** @param step names what goes on; without a name it is a step of its own */
export function change(history: MarkHistory, now: Marks, step?: string): MarkHistory {
  if (now === history.now) return history;
  const isSame = step !== undefined && step === history.step;
  const before = isSame ? history.before : [...history.before, history.now];
  return { now, before, after: [], ...(step === undefined ? {} : { step }) };
}

export function undo({ now, before, after }: MarkHistory): MarkHistory {
  const last = before.at(-1);
  return last ? { now: last, before: before.slice(0, -1), after: [now, ...after] } : { now, before, after };
}

export function redo({ now, before, after }: MarkHistory): MarkHistory {
  const [next, ...rest] = after;
  return next ? { now: next, before: [...before, now], after: rest } : { now, before, after };
}
