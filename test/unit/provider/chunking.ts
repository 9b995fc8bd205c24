/** A reproducible source of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The bytes in pieces of 1 to `longest`. */
export function cut(bytes: Uint8Array, longest: number, random: () => number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + Math.floor(random() * longest);
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

/** The same bytes whole, in single bytes, and cut at random a few times. */
export function cuttings(text: string): Uint8Array[][] {
  const bytes = new TextEncoder().encode(text);
  const random = seededRandom(bytes.length);
  return [[bytes], cut(bytes, 1, random), ...[2, 3, 5, 8, 40, 200].map(longest => cut(bytes, longest, random))];
}
