/**
 * What was added to a text, piece by piece, newest first: who shows the text learns from it what is new, and need not
 * look through all of it in each frame to see that it only grew.
 */
export interface Growth {
  readonly piece: string;
  /** The pieces before this one; absent where the text began otherwise. */
  readonly before: Growth | undefined;
}

export function grow(before: Growth | undefined, piece: string): Growth | undefined {
  return piece === '' ? before : { piece, before };
}

/** What came after `shown`, which one held before; `undefined` when `growth` does not go on from there. */
export function grownSince(shown: Growth, growth: Growth): string | undefined {
  let added = '';
  for (let at: Growth | undefined = growth; at; at = at.before) {
    if (at === shown) return added;
    added = at.piece + added;
  }
  return undefined;
}
