const marks: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Text out of bytes: by its mark, else UTF-8, else GB18030, the encoding that Chinese files are in where they are not in
 * UTF-8.
 * @returns undefined for bytes that are no text in any of them
 */
export function decodeText(data: Uint8Array): string | undefined {
  const marked = marks.find(([mark]) => mark.every((byte, index) => data[index] === byte));
  if (marked) return decode(data, marked[1]);
  if (data.subarray(0, 65_536).includes(0)) return undefined;
  return decode(data, 'utf-8') ?? chineseOnly(decode(data, 'gb18030'));
}

function decode(data: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(data);
  } catch {
    return undefined;
  }
}

/** Nearly any pair of bytes is a character of GB18030: bytes that give control characters and private use are no text. */
function chineseOnly(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const odd = text.match(/[\p{Co}\p{Cn}]|(?![\t\n\r\f])\p{Cc}/gu)?.length ?? 0;
  return odd > text.length / 100 ? undefined : text;
}
