import { deflateSync, inflateSync } from 'node:zlib';
import encode, { init } from '@jsquash/png/encode.js';
import { pngChunks } from '../../../core/attachments/metadata/pngChunks.ts';
import { pngChunk } from './pngChunk.ts';
import type { Pixels } from './pixels.ts';
import { once, wasmModule } from './wasmModules.ts';

const ready = once(async () => init(await wasmModule('png')));

/** Without loss, and fast rather than small. */
export async function encodePng(pixels: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  await ready();
  return new Uint8Array(await encode(pixels));
}

/** The same pixels in fewer bytes, for where they count: takes several times as long. */
export function packTightly(png: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const chunks = pngChunks(png) ?? [];
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ start, end }) => png.subarray(start, end));
  const tight = deflateSync(inflateSync(Buffer.concat(packed)), { level: 9, memLevel: 9 });
  const first = chunks.findIndex(({ type }) => type === 'IDAT');
  const pieces = chunks.flatMap(({ type, from, next }, index) => {
    if (type !== 'IDAT') return [png.subarray(from, next)];
    return index === first ? [pngChunk('IDAT', tight)] : [];
  });
  return new Uint8Array(Buffer.concat([png.subarray(0, 8), ...pieces]));
}
