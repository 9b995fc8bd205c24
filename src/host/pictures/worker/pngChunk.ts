import { crc32 } from 'node:zlib';

/** A chunk of a PNG file as it is written. */
export function pngChunk(type: string, payload: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(payload.length + 12);
  chunk.writeUInt32BE(payload.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(payload, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, payload.length + 8)), payload.length + 8);
  return chunk;
}
