import type { Attachment } from '../attachments/attachment.ts';

const longest = 60;

/** A conversation is named by how it began: the first line of the first message, else what was attached to it. */
export function titleOf(text: string, attachments: readonly Attachment[]): string {
  const line =
    text
      .split('\n')
      .map(entry => entry.replace(/^[\s#>*`-]+/, '').trim())
      .find(entry => entry !== '') ?? '';
  return shorten(line || attachments.map(attachment => attachment.name).join(', '));
}

/** Cuts between characters as people count them, and at a word where one ends near enough. */
function shorten(line: string): string {
  const plain = line.replace(/\s+/g, ' ');
  if (plain.length <= longest) return plain;
  // A pasted line may be megabytes long; the last character of what is looked at may be half of one.
  const looked = plain.slice(0, longest * 16);
  const characters = [...new Intl.Segmenter().segment(looked)].map(entry => entry.segment);
  if (looked.length < plain.length) characters.pop();
  else if (characters.length <= longest) return plain;
  const cut = characters.slice(0, longest - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
