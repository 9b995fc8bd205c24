/** A marker segment of a JPEG file; `from` is where its marker begins, the payload runs from `start` to `end`. */
export interface JpegSegment {
  marker: number;
  from: number;
  start: number;
  end: number;
}

/**
 * The segments up to the end of the first image, scans included as part of the segment that begins them (SOS). What
 * follows that end (a second picture, a film) is not reported. Stops early where the structure is broken.
 */
export function* jpegSegments(data: Uint8Array): Generator<JpegSegment, void, void> {
  let at = 2;
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // A fill byte.
      continue;
    }
    if (marker === 0xd9) return;
    // Restart and TEM markers stand alone.
    if ((marker >= 0xd0 && marker <= 0xd7) || marker === 0x01) {
      at += 2;
      continue;
    }
    const length = ((data[at + 2] ?? 0) << 8) | (data[at + 3] ?? 0);
    const start = at + 4;
    let end = at + 2 + length;
    if (length < 2 || end > data.length) return;
    if (marker === 0xda) end = endOfScan(data, end);
    yield { marker, from: at, start, end };
    at = end;
  }
}

/** Coefficients may hold 0xff only when stuffed (ff 00) or as a restart marker. */
function endOfScan(data: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = data.indexOf(0xff, at);
    if (at < 0 || at + 1 >= data.length) return data.length;
    const next = data[at + 1] ?? 0;
    if (next !== 0x00 && (next < 0xd0 || next > 0xd7)) return at;
    at += 2;
  }
}
