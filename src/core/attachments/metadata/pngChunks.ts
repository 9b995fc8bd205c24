/** A chunk of a PNG file; `from` is where its length stands, the payload runs from `start` to `end`, `next` follows. */
export interface PngChunk {
  type: string;
  from: number;
  start: number;
  end: number;
  next: number;
}

/** The chunks up to and with IEND. @returns undefined when the file is cut short or none */
export function pngChunks(data: Uint8Array): PngChunk[] | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const chunks: PngChunk[] = [];
  let from = 8;
  while (from + 12 <= data.length) {
    const start = from + 8;
    const end = start + view.getUint32(from);
    const next = end + 4;
    if (next > data.length) return undefined;
    const type = String.fromCharCode(...data.subarray(from + 4, start));
    chunks.push({ type, from, start, end, next });
    if (type === 'IEND') return chunks;
    from = next;
  }
  return undefined;
}
