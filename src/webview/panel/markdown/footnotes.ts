/**
 * Footnotes: `[^1]` after a word, and `[^1]: …` as a block of its own. The note stays where the model wrote it, under
 * the name that it gave: numbering anew would change what is finished.
 */
import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { escapeHtml } from './rawHtml.ts';

const notePattern = /^ {0,3}\[\^([\w-]{1,30})\]:[ \t]+([^\n]*(?:\n(?![ \t]*\n| {0,3}\[\^)[^\n]+)*)(?:\n+|$)/;
const referencePattern = /^\[\^([\w-]{1,30})\](?!:)/;

/** Extensions of marked, for the lexer and the parser. */
export const footnoteExtensions: TokenizerAndRendererExtension[] = [
  {
    name: 'footnote',
    level: 'block',
    tokenizer(source): Tokens.Generic | undefined {
      const found = notePattern.exec(source);
      if (!found) return undefined;
      const [raw, label = '', text = ''] = found;
      return { type: 'footnote', raw, label, text, tokens: this.lexer.inline(text.trim()) };
    },
    renderer({ label, tokens = [] }) {
      return `<p class="footnote"><sup>${escapeHtml(String(label))}</sup> ${this.parser.parseInline(tokens)}</p>\n`;
    },
  },
  {
    name: 'footnoteReference',
    level: 'inline',
    // No `start`: marked stops at a bracket by itself, and a search for it would be one for each of thousands.
    tokenizer(source, tokens): Tokens.Generic | undefined {
      const found = referencePattern.exec(source);
      if (!found) return undefined;
      const [raw, label = ''] = found;
      // `[^abc]` with a blank before it is more likely a class of characters.
      const before = (tokens as Tokens.Generic[]).at(-1)?.raw ?? ' ';
      if (!/^\d+$/.test(label) && /\s$/.test(before)) return undefined;
      return { type: 'footnoteReference', raw, label };
    },
    renderer: ({ label }) => `<sup class="footnote-reference">${escapeHtml(String(label))}</sup>`,
  },
];
