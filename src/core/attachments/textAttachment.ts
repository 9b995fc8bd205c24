import { linesOf } from '../prompts/codeContext.ts';
import { estimateTextTokens } from '../usage/textTokens.ts';
import type { TextAttachment } from './attachment.ts';

/** About a hundred thousand tokens of code: half of what the smallest of the models reads that are made for it. */
export const maxTextCharacters = 400_000;

export interface AttachedText {
  /** As it is sent: cut at a line's end where it was too long. */
  text: string;
  facts: Pick<TextAttachment, 'lines' | 'characters' | 'tokens' | 'cutFrom'>;
}

/** Measures a text and cuts what is too long. */
export function measureText(whole: string, maxCharacters: number = maxTextCharacters): AttachedText {
  const lines = linesOf(whole);
  if (whole.length <= maxCharacters) {
    return { text: whole, facts: { lines: lines.length, characters: whole.length, tokens: estimateTextTokens(whole) } };
  }
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > maxCharacters) break;
    kept.push(line);
    length += line.length + 1;
  }
  // A single line of that length (minified code, a dump) is cut within.
  const text = kept.length > 0 ? kept.join('\n') : wholeCharacters(whole.slice(0, maxCharacters));
  return {
    text,
    facts: {
      lines: Math.max(1, kept.length),
      characters: text.length,
      tokens: estimateTextTokens(text),
      cutFrom: lines.length,
    },
  };
}

/** Without the first half of a pair at the end. */
function wholeCharacters(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
