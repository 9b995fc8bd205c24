import { createHash } from 'node:crypto';

/** What can be told of an attachment that is no decoded picture: read from its bytes, or its address alone. */
export interface AttachmentFacts {
  kind: 'image' | 'video' | 'audio' | 'file';
  /** Absent for bytes. */
  url?: string;
  name?: string;
  /** By the bytes themselves; `application/octet-stream` where they tell nothing. */
  mediaType?: string;
  bytes?: number;
  /** Of the bytes, in hex: tells whether they arrived unchanged. */
  sha256?: string;
  seconds?: number;
  pages?: number;
}

/** Reads what the container itself says; nothing is decoded and nothing is guessed. */
export function attachmentFacts(kind: AttachmentFacts['kind'], bytes: Buffer, name?: string): AttachmentFacts {
  const mediaType = sniff(bytes);
  const seconds = secondsOf(bytes, mediaType);
  const pages = mediaType === 'application/pdf' ? pagesOf(bytes) : undefined;
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    mediaType,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(seconds === undefined ? {} : { seconds }),
    ...(pages === undefined ? {} : { pages }),
  };
}

function sniff(bytes: Buffer): string {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (ascii(0, 4) === 'RIFF') {
    return ascii(8, 12) === 'WAVE' ? 'audio/wav' : ascii(8, 12) === 'AVI ' ? 'video/x-msvideo' : 'image/webp';
  }
  if (ascii(0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(4, 8) === 'ftyp') {
    const brand = ascii(8, 12);
    return brand === 'qt  ' ? 'video/quicktime' : brand === 'M4A ' ? 'audio/mp4' : 'video/mp4';
  }
  if (bytes.length > 4 && bytes.readUInt32BE(0) === 0x1a45dfa3) {
    return ascii(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska';
  }
  if (ascii(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) return 'audio/mpeg';
  if (ascii(0, 4) === 'fLaC') return 'audio/flac';
  if (ascii(0, 4) === 'OggS') return 'audio/ogg';
  if (ascii(0, 2) === 'PK') return 'application/zip';
  return bytes.length > 0 && !bytes.subarray(0, 4096).includes(0) ? 'text/plain' : 'application/octet-stream';
}

function secondsOf(bytes: Buffer, mediaType: string): number | undefined {
  if (mediaType === 'audio/wav') return wavSeconds(bytes);
  return mediaType === 'video/mp4' || mediaType === 'video/quicktime' || mediaType === 'audio/mp4'
    ? movieSeconds(bytes)
    : undefined;
}

/** RIFF: the `data` chunk's length over the byte rate of `fmt `. */
function wavSeconds(bytes: Buffer): number | undefined {
  let byteRate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 20 <= bytes.length) byteRate = bytes.readUInt32LE(at + 16);
    if (name === 'data') return byteRate > 0 ? Math.min(size, bytes.length - at - 8) / byteRate : undefined;
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** ISO base media: duration over time scale, in `mvhd` inside `moov`. */
function movieSeconds(bytes: Buffer): number | undefined {
  const movie = box(bytes, 'moov');
  const head = movie && box(movie, 'mvhd');
  if (!head || head.length < 20) return undefined;
  const long = head[0] === 1;
  if (long && head.length < 32) return undefined;
  const scale = head.readUInt32BE(long ? 20 : 12);
  const duration = long ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16);
  return scale > 0 ? duration / scale : undefined;
}

function box(bytes: Buffer, wanted: string): Buffer | undefined {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === wanted) return bytes.subarray(at + 8, at + size);
    if (size < 8) return undefined;
    at += size;
  }
  return undefined;
}

/** Pages that stand outside compressed object streams; none found means that it cannot be told. */
function pagesOf(bytes: Buffer): number | undefined {
  const count = bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;
  return count === 0 ? undefined : count;
}
