/** A chunk of a WebP file; `from` is where its name stands, the payload runs from `start` to `end`, `next` follows. */
export interface WebpChunk {
  type: string;
  from: number;
  start: number;
  end: number;
  next: number;
}

/** The chunks inside the RIFF container. @returns undefined when the file is cut short */
export function webpChunks(data: Uint8Array): WebpChunk[] | undefined {
  if (data.length < 12) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const whole = Math.min(8 + view.getUint32(4, true), data.length);
  const chunks: WebpChunk[] = [];
  let from = 12;
  while (from + 8 <= whole) {
    const start = from + 8;
    const end = start + view.getUint32(from + 4, true);
    if (end > data.length) return undefined;
    // Padded to an even length; some writers leave the last pad byte out.
    const next = Math.min(end + ((end - start) & 1), data.length);
    chunks.push({ type: String.fromCharCode(...data.subarray(from, from + 4)), from, start, end, next });
    from = next;
  }
  return chunks;
}
