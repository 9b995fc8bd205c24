const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Lines of text no wider than the room there is, broken between words; a word that is wider stands alone. */
export function wrapText(text: string, room: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of words.segment(text.replaceAll(/\s+/g, ' ').trim())) {
    if (line !== '' && measure(line + segment.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = segment.trimStart();
    } else line += segment;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}
