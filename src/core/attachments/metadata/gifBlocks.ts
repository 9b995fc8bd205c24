/**
 * A GIF without comments, plain text and the blocks of applications, save the one that says how often it repeats
 * (GIF89a, 23 to 26). @returns undefined when the file cannot be taken apart
 */
export function stripGif(data: Uint8Array): Uint8Array | undefined {
  const kept: [from: number, end: number][] = [];
  let at = 13 + tableBytes(data[10] ?? 0);
  kept.push([0, at]);
  for (;;) {
    const from = at;
    const introducer = data[at];
    if (introducer === 0x3b) {
      kept.push([at, at + 1]);
      return joined(data, kept);
    }
    if (introducer === 0x2c) {
      const body = at + 10 + tableBytes(data[at + 9] ?? 0) + 1;
      at = endOfBlocks(data, body);
      kept.push([from, at]);
    } else if (introducer === 0x21) {
      const label = data[at + 1];
      at = endOfBlocks(data, at + 2);
      const isLoop = label === 0xff && String.fromCharCode(...data.subarray(from + 3, from + 14)) === 'NETSCAPE2.0';
      if (label === 0xf9 || isLoop) kept.push([from, at]);
    } else return undefined;
    if (at > data.length) return undefined;
  }
}

/** Size of the colour table that a packed field announces. */
function tableBytes(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1);
}

/** Behind the empty block that ends a run of data blocks; behind the file's end when there is none. */
function endOfBlocks(data: Uint8Array, from: number): number {
  let at = from;
  while (at < data.length) {
    const size = data[at] ?? 0;
    at += 1 + size;
    if (size === 0) return at;
  }
  return data.length + 1;
}

function joined(data: Uint8Array, ranges: readonly (readonly [from: number, end: number])[]): Uint8Array | undefined {
  if (ranges.some(([, end]) => end > data.length)) return undefined;
  const result = new Uint8Array(ranges.reduce((sum, [from, end]) => sum + end - from, 0));
  let at = 0;
  for (const [from, end] of ranges) {
    result.set(data.subarray(from, end), at);
    at += end - from;
  }
  return result;
}
