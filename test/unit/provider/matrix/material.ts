import { createHash } from 'node:crypto';
import { speak, waveFile } from '../../../simulator/wire/speech.ts';
import { drawPng } from '../../simulator/drawPng.ts';

/** Real bytes of every kind, small enough to look at: what arrives is compared by its hash and by what it says of itself. */
export const picture = { data: drawPng(120, 80, '#1f6feb'), mediaType: 'image/png' };
/** 3.5 seconds by its own head. */
export const video = { data: movie(3500), mediaType: 'video/mp4' };
/** Two pages. */
export const pdf = { data: document(2), mediaType: 'application/pdf' };
/** 0.15 seconds: five letters. */
export const sound = { data: Buffer.from(waveFile(speak('hello')), 'base64'), mediaType: 'audio/wav' };

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** ISO base media without a track: a type, and a head that tells the duration. */
function movie(milliseconds: number): Buffer {
  const head = Buffer.alloc(100);
  head.writeUInt32BE(1000, 12);
  head.writeUInt32BE(milliseconds, 16);
  return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isom')), box('moov', box('mvhd', head))]);
}

function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

function document(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`);
  const objects = [
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    `2 0 obj << /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >> endobj`,
    ...kids.map(kid => `${kid.replace('R', 'obj')} << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj`),
  ];
  return Buffer.from(`%PDF-1.4\n${objects.join('\n')}\ntrailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}
