// The table of contents of a zip file (PKWARE APPNOTE 4.3), enough to say what a VSIX holds and how big it is.

export interface ZipEntry {
  /** Path inside the archive, with `/`. */
  readonly name: string;
  readonly compressedBytes: number;
  readonly bytes: number;
}

const endRecordSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endRecordBytes = 22;
const entryHeaderBytes = 46;
const maxCommentBytes = 0xffff;

/**
 * Reads the central directory, which is what every reader of the archive goes by.
 * @throws Error when the bytes are no zip file or one with more than 65,534 entries (zip64)
 */
export const zipEntries = (zip: Buffer): ZipEntry[] => {
  let end = zip.length - endRecordBytes;
  const lowest = Math.max(0, end - maxCommentBytes);
  while (end >= lowest && zip.readUInt32LE(end) !== endRecordSignature) end--;
  if (end < lowest) throw new Error('Not a zip file: it has no end record.');
  const count = zip.readUInt16LE(end + 10);
  if (count === 0xffff) throw new Error('The zip file has too many entries.');
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(at) !== entrySignature) throw new Error('The directory of the zip file is damaged.');
    const nameBytes = zip.readUInt16LE(at + 28);
    const nameAt = at + entryHeaderBytes;
    entries.push({
      name: zip.toString('utf8', nameAt, nameAt + nameBytes),
      compressedBytes: zip.readUInt32LE(at + 20),
      bytes: zip.readUInt32LE(at + 24),
    });
    at = nameAt + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};
