import { codeTokens, tokenWeight } from './codeTokens.ts';
import type { GapTokens } from './gapTokens.ts';

/** Of a new line, this much must come from the old ones; or of one of them, that much must be in it. */
const minShare = 0.5;
const minRecall = 0.6;
const minSmallShare = 0.9;
export const minEdgeWeight = 0.6;

export interface Fit {
  /** New lines that the old ones became, ascending. */
  readonly lines: readonly number[];
  /** By old line: how much of it is in those, 0 to 1. */
  readonly recall: ReadonlyMap<number, number>;
  /** Those of them that are mostly of unknown origin: no edge to rely on. */
  readonly vague: ReadonlySet<number>;
  /** Those of them that are brackets at most: they belong to it only beside others of it. */
  readonly small: ReadonlySet<number>;
  /** New lines that have something of it, too little to be taken for it. */
  readonly grazed: ReadonlySet<number>;
  /** New lines that belong to other old lines. */
  readonly others: ReadonlySet<number>;
}

/** Which new lines `wanted` old lines became, by their aligned tokens. */
export function fitLines({ old, now, match }: GapTokens, wanted: ReadonlySet<number>): Fit {
  const newWeight = new Map<number, number>();
  for (const { line, weight } of now) add(newWeight, line, weight);
  const oldWeight = new Map<number, number>();
  const fromWanted = new Map<number, Map<number, number>>();
  const fromOthers = new Map<number, number>();
  for (const [at, { line, weight }] of old.entries()) {
    const isWanted = wanted.has(line);
    if (isWanted) add(oldWeight, line, weight);
    const other = now[match[at] as number];
    if (!other) continue;
    if (!isWanted) {
      add(fromOthers, other.line, weight);
      continue;
    }
    const into = fromWanted.get(other.line) ?? new Map<number, number>();
    add(into, line, weight);
    fromWanted.set(other.line, into);
  }
  const lines: number[] = [];
  const vague = new Set<number>();
  const small = new Set<number>();
  const grazed = new Set<number>();
  const found = new Map<number, number>();
  for (const [newLine, parts] of fromWanted) {
    let sum = 0;
    let isMostOfOne = false;
    for (const [oldLine, weight] of parts) {
      sum += weight;
      isMostOfOne ||= weight / (oldWeight.get(oldLine) ?? 1) >= minRecall;
    }
    const whole = newWeight.get(newLine) ?? 1;
    if (sum / whole < minShare && !isMostOfOne) {
      grazed.add(newLine);
      continue;
    }
    lines.push(newLine);
    const ownShare = sum / (whole - (fromOthers.get(newLine) ?? 0));
    if (ownShare < (sum < minEdgeWeight ? minSmallShare : minShare)) vague.add(newLine);
    else if (sum < minEdgeWeight) small.add(newLine);
    for (const [oldLine, weight] of parts) add(found, oldLine, weight);
  }
  const recall = new Map<number, number>();
  for (const [line, weight] of oldWeight) recall.set(line, (found.get(line) ?? 0) / weight);
  const others = new Set<number>();
  for (const [line, weight] of fromOthers) if (weight / (newWeight.get(line) ?? 1) >= minShare) others.add(line);
  return { lines: lines.sort((a, b) => a - b), recall, vague, small, grazed, others };
}

export function lineWeight(line: string): number {
  let sum = 0;
  for (const token of codeTokens(line)) sum += tokenWeight(token);
  return sum;
}

/** How alike two stretches of lines are by their tokens alone, whatever their order: 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const bag = new Map<string, number>();
  let total = 0;
  for (const line of a) {
    for (const token of codeTokens(line)) {
      add(bag, token, 1);
      total += tokenWeight(token);
    }
  }
  let common = 0;
  for (const line of b) {
    for (const token of codeTokens(line)) {
      const weight = tokenWeight(token);
      total += weight;
      const left = bag.get(token) ?? 0;
      if (left === 0) continue;
      bag.set(token, left - 1);
      common += weight;
    }
  }
  return total === 0 ? 0 : (2 * common) / total;
}

function add<K>(to: Map<K, number>, key: K, amount: number): void {
  to.set(key, (to.get(key) ?? 0) + amount);
}
