import type { Edit } from './edit.ts';

/** The block was written without the indentation that its place has. */
export function lacksIndentation(source: string, start: number, { search }: Edit): boolean {
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  return line !== '' && line.trim() === '' && !search.includes('\n') && /^\S/.test(search);
}

/**
 * What replaces a text that was found with other white space, or without its indentation: without the space around it,
 * and indented as the place where it was found.
 * @param start where the first character of the found text stands
 */
export function indentedAs(source: string, start: number, { search, replace }: Edit): string {
  const text = replace.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  if (text.trim() === '') return '';
  const there = /[ \t]*$/.exec(source.slice(source.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const written = indentOf(search.replace(/^(?:[ \t]*\n)+/, ''));
  const lines = text.split('\n');
  const rest = lines.slice(1).filter(line => line.trim() !== '');
  // Only the first line of a block lost its indentation.
  if (written === '' && rest.every(line => line.startsWith(there))) return text.trimStart();
  return lines
    .map((line, at) => {
      if (at === 0) return line.trimStart();
      if (line.trim() === '') return '';
      return line.startsWith(written) ? there + line.slice(written.length) : line;
    })
    .join('\n');
}

function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)?.[0] ?? '';
}
