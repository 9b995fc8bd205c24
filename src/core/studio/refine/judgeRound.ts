/**
 * How much more alike a page must have become for its changes to be kept: 0.2 points of a hundred. The same page always
 * scores the same; this is about changes that nobody sees.
 */
export const leastGain = 0.002;

export type Verdict = 'better' | 'same' | 'worse';

/** @param before, after: how like the screenshot the page is, from 0 to 1 */
export function judgeRound(before: number, after: number): Verdict {
  const gain = after - before;
  return gain > leastGain ? 'better' : gain < -leastGain ? 'worse' : 'same';
}
