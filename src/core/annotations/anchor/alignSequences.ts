/** Above this many cells a stretch without anything unique in common is not aligned: it has become something else. */
const maxCells = 300_000;

/**
 * Which elements of `a` are which elements of `b`, in order: first what both have once, as patience diff does, then the
 * same between those; what is left is aligned by the heaviest common subsequence.
 * @param weight of a value, above 0
 * @returns for each index of `a` the index in `b`, or -1
 */
export function alignSequences(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weight: (value: number) => number,
): Int32Array {
  const matches = new Int32Array(a.length).fill(-1);
  const pending: Stretch[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let stretch = pending.pop(); stretch; stretch = pending.pop()) {
    const { a0, a1, b0, b1 } = trim(a, b, stretch, matches);
    if (a0 === a1 || b0 === b1) continue;
    const fixed = inOrder(uniqueInBoth(a, b, { a0, a1, b0, b1 }));
    if (fixed.length === 0) {
      if ((a1 - a0) * (b1 - b0) <= maxCells) heaviest(a, b, { a0, a1, b0, b1 }, weight, matches);
      continue;
    }
    let from: Pair = [a0 - 1, b0 - 1];
    for (const pair of [...fixed, [a1, b1] as const]) {
      if (pair[0] < a1) matches[pair[0]] = pair[1];
      pending.push({ a0: from[0] + 1, a1: pair[0], b0: from[1] + 1, b1: pair[1] });
      from = pair;
    }
  }
  return matches;
}

type Pair = readonly [a: number, b: number];
/** Ends are not included. */
interface Stretch {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

function trim(a: ArrayLike<number>, b: ArrayLike<number>, stretch: Stretch, matches: Int32Array): Stretch {
  let { a0, a1, b0, b1 } = stretch;
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) matches[a0++] = b0++;
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) matches[--a1] = --b1;
  return { a0, a1, b0, b1 };
}

function uniqueInBoth(a: ArrayLike<number>, b: ArrayLike<number>, { a0, a1, b0, b1 }: Stretch): Pair[] {
  const places = new Map<number, { a: number; b: number }>();
  for (let at = a0; at < a1; at++) {
    const value = a[at] as number;
    const known = places.get(value);
    if (known) known.a = -2;
    else places.set(value, { a: at, b: -1 });
  }
  for (let at = b0; at < b1; at++) {
    const known = places.get(b[at] as number);
    if (known) known.b = known.b === -1 ? at : -2;
  }
  const pairs: Pair[] = [];
  for (const known of places.values()) if (known.a >= 0 && known.b >= 0) pairs.push([known.a, known.b]);
  return pairs;
}

/** The longest part of pairs, sorted by `a`, whose `b` grow too. */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length);
  for (const [index, [, b]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as Pair)[1] < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  }
  const chain: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) chain.push(pairs[at] as Pair);
  return chain.reverse();
}

function heaviest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { a0, a1, b0, b1 }: Stretch,
  weight: (value: number) => number,
  matches: Int32Array,
): void {
  const width = b1 - b0 + 1;
  const best = new Float32Array((a1 - a0 + 1) * width);
  for (let i = a1 - a0 - 1; i >= 0; i--) {
    for (let j = b1 - b0 - 1; j >= 0; j--) {
      const skip = Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
      const same = a[a0 + i] === b[b0 + j];
      best[i * width + j] = same
        ? Math.max(skip, (best[(i + 1) * width + j + 1] as number) + weight(a[a0 + i] as number))
        : skip;
    }
  }
  let i = 0;
  let j = 0;
  while (i < a1 - a0 && j < b1 - b0) {
    const here = best[i * width + j] as number;
    if (
      a[a0 + i] === b[b0 + j] &&
      here > (best[(i + 1) * width + j] as number) &&
      here > (best[i * width + j + 1] as number)
    ) {
      matches[a0 + i++] = b0 + j++;
    } else if (here === best[(i + 1) * width + j]) i++;
    else j++;
  }
}
