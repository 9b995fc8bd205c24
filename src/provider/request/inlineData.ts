import { randomUUID } from 'node:crypto';
import { GlmError } from '../errors.ts';
import type { BodySource } from '../http/transport.ts';

/** Bytes that stand in the body as base64 behind a prefix; encoded only while they are sent. */
export class InlineData {
  /** `data:image/png;base64,`, or nothing where the wire wants bare base64. */
  readonly prefix: string;
  readonly bytes: Uint8Array;

  constructor(prefix: string, bytes: Uint8Array) {
    this.prefix = prefix;
    this.bytes = bytes;
  }

  get encodedLength(): number {
    return this.prefix.length + 4 * Math.ceil(this.bytes.length / 3);
  }
}

/** A multiple of three, so that pieces of base64 join without padding. */
const bytesPerPiece = 48 * 1024;
const textPerPiece = 64 * 1024;

/**
 * JSON whose attachments are encoded piece by piece as the network takes them: a body of 100 MB never stands in memory
 * a second time, and a retry encodes it anew.
 */
export function encodeJson(value: unknown): BodySource {
  const inline: InlineData[] = [];
  // Cannot be in the text by accident, and is plain in JSON, so the text can be cut at it.
  const mark = `inline:${randomUUID()}`;
  const json = stringify(value, field => {
    if (!(field instanceof InlineData)) return field;
    inline.push(field);
    return mark;
  });
  const texts = json.split(mark).map(text => Buffer.from(text, 'utf8'));
  return {
    byteLength:
      texts.reduce((sum, text) => sum + text.length, 0) + inline.reduce((sum, data) => sum + data.encodedLength, 0),
    *pieces() {
      for (const [index, text] of texts.entries()) {
        for (let at = 0; at < text.length; at += textPerPiece) yield text.subarray(at, at + textPerPiece);
        const data = inline[index];
        if (data) yield* encoded(data);
      }
    },
  };
}

/** Schemas and options are the caller's: they may be circular or hold what JSON has no word for. */
function stringify(value: unknown, replace: (field: unknown) => unknown): string {
  try {
    return JSON.stringify(value, (_, field: unknown) => replace(field));
  } catch (cause) {
    throw new GlmError('invalid-request', 'The request cannot be written as JSON.', { cause });
  }
}

function* encoded({ prefix, bytes }: InlineData): Generator<Uint8Array, void, void> {
  if (prefix !== '') yield Buffer.from(prefix, 'latin1');
  for (let at = 0; at < bytes.length; at += bytesPerPiece) {
    const piece = bytes.subarray(at, at + bytesPerPiece);
    yield Buffer.from(Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('base64'), 'latin1');
  }
}
