import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/**
 * No compression is asked for, as it would hold pieces of a stream back; some gateways compress all the same. Unknown
 * encodings are handed on as they are, and fail where the text is read.
 */
export function decodeBody(
  body: Readable,
  encoding: string | undefined,
): AsyncIterator<Uint8Array, unknown, undefined> {
  const decoder = decoderFor(encoding?.trim().toLowerCase());
  if (!decoder) return body[Symbol.asyncIterator]();
  // The callback is the place for a failure of either side; the iterator reports it, so there is nothing to do here.
  return pipeline(body, decoder, () => {})[Symbol.asyncIterator]();
}

function decoderFor(encoding: string | undefined) {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      return undefined;
  }
}
