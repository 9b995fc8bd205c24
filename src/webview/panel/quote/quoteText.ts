/** Text as a Markdown quote, with an empty line behind it for what is said about it. */
export function quoteOf(text: string): string {
  const lines = text
    .trim()
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => (line.trim() === '' ? '>' : `> ${line.trimEnd()}`));
  return `${lines.join('\n')}\n\n`;
}
