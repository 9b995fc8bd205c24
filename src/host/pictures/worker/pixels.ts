/** Eight bits a channel, RGBA, rows from the top, alpha not multiplied in. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

export function pixelsOf(width: number, height: number, data: Uint8Array | Uint8ClampedArray): Pixels {
  // Pixels are read as words, which have to lie at a multiple of four.
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  const { buffer, byteOffset, byteLength } = aligned as Uint8Array<ArrayBuffer>;
  if (byteLength !== width * height * 4) throw new Error('not as many pixels as announced');
  return { width, height, data: new Uint8ClampedArray(buffer, byteOffset, byteLength) };
}

export function isOpaque({ data }: Pixels): boolean {
  // The last of each four bytes: the upper one of a word, on every machine that runs an editor.
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  // An iterator would take ten times as long.
  for (let at = 0; at < words.length; at++) if ((words[at] as number) < 0xff000000) return false;
  return true;
}

/** On white, as a page would show it; JPEG has no alpha, and many decoders would leave black. */
export function flattened({ width, height, data }: Pixels): Pixels {
  const result = new Uint8ClampedArray(data);
  for (let at = 0; at < result.length; at += 4) {
    const alpha = result[at + 3] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++) {
      result[channel] = ((result[channel] ?? 0) * alpha) / 255 + 255 - alpha;
    }
    result[at + 3] = 255;
  }
  return { width, height, data: result };
}

/** Above this share of equal neighbours a picture is drawn (a screenshot, a chart), below it is a photo. */
const drawnShare = 0.4;

/** Whether large parts are of one colour. Every seventh row is looked at. */
export function isDrawn({ width, height, data }: Pixels): boolean {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  let equal = 0;
  let seen = 0;
  for (let y = 0; y < height; y += 7) {
    const row = y * width;
    for (let x = 1; x < width; x++) if (words[row + x] === words[row + x - 1]) equal++;
    seen += width - 1;
  }
  return equal >= seen * drawnShare;
}
