/** What bytes are, told by themselves: names lie. */
export type FileType =
  | { kind: 'picture' }
  | { kind: 'video' | 'audio' | 'document'; mediaType: string }
  /** A ZIP: an Office file of today, or something else. */
  | { kind: 'zip' }
  | { kind: 'old-office' }
  /** Text, or bytes that nothing here knows. */
  | { kind: 'other' };

/** `head`: the first 4,096 bytes are enough. */
export function fileTypeOf(head: Uint8Array): FileType {
  const at = (from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
  if (at(0, 4) === '\x89PNG' || at(0, 3) === '\xff\xd8\xff' || at(0, 4) === 'GIF8') return { kind: 'picture' };
  if (/^(?:II\*\0|MM\0\*|8BPS)/.test(at(0, 4))) return { kind: 'picture' };
  // The four bytes behind the size are reserved: a text that begins with these letters has some there.
  if (at(0, 2) === 'BM' && at(6, 10) === '\0\0\0\0') return { kind: 'picture' };
  // Some writers put a few bytes in front; readers look for the mark in the first kilobyte.
  if (at(0, 1024).includes('%PDF-')) return { kind: 'document', mediaType: 'application/pdf' };
  if (at(0, 4) === 'PK\x03\x04') return { kind: 'zip' };
  if (at(0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return { kind: 'old-office' };
  if (at(0, 4) === 'RIFF') {
    if (at(8, 12) === 'WAVE') return { kind: 'audio', mediaType: 'audio/wav' };
    if (at(8, 12) === 'AVI ') return { kind: 'video', mediaType: 'video/x-msvideo' };
    return { kind: 'picture' };
  }
  if (at(4, 8) === 'ftyp') return isoMedia(at(8, 12));
  if (at(0, 4) === '\x1a\x45\xdf\xa3') {
    return { kind: 'video', mediaType: at(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska' };
  }
  if (at(0, 4) === 'fLaC') return { kind: 'audio', mediaType: 'audio/flac' };
  if (at(0, 4) === 'OggS') return { kind: 'audio', mediaType: 'audio/ogg' };
  if (at(0, 6) === '#!AMR\n') return { kind: 'audio', mediaType: 'audio/amr' };
  if (at(0, 3) === 'ID3') return { kind: 'audio', mediaType: 'audio/mpeg' };
  const [first = 0, second = 0] = head;
  // Frame sync: ADTS has layer 0, MPEG audio never. A text in UTF-16 begins with FF FE, whose layer is 3.
  if (first === 0xff && (second & 0xf6) === 0xf0) return { kind: 'audio', mediaType: 'audio/aac' };
  if (first === 0xff && (second & 0xe6) === 0xe2 && second !== 0xfe) return { kind: 'audio', mediaType: 'audio/mpeg' };
  return { kind: 'other' };
}

function isoMedia(brand: string): FileType {
  if (/^(?:avif|avis|heic|heix|hevc|mif1|msf1)$/.test(brand)) return { kind: 'picture' };
  if (brand === 'M4A ' || brand === 'M4B ') return { kind: 'audio', mediaType: 'audio/mp4' };
  return { kind: 'video', mediaType: brand === 'qt  ' ? 'video/quicktime' : 'video/mp4' };
}
