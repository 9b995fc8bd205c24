/**
 * Lexing that neither fails nor hangs: thousands of nested quotes overflow the stack of a recursive parser, hundreds of
 * nested lists cost it seconds. Both are shown as the text that they are.
 */
import { Lexer, type Links, type Token, type Tokens } from 'marked';
import { markedOptions } from './answerRenderer.ts';

/** More markers at the beginning of one line than anybody means. */
const tooDeep = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){50}/m;

/** `links`: definitions from elsewhere in the text. */
export function lexMarkdown(text: string, links: Links): { tokens: Token[]; links: Links } {
  try {
    return lex(text, links);
  } catch {
    // Paragraph by paragraph, so that only the one that is too deep loses its form.
    const tokens: Token[] = [];
    let known = links;
    for (const [part] of text.matchAll(/[\s\S]+?(?:\n[ \t]*\n+|$)/g)) {
      try {
        const result = lex(part, known);
        tokens.push(...result.tokens);
        known = result.links;
      } catch {
        tokens.push(plainToken(part));
      }
    }
    return { tokens, links: known };
  }
}

/** The text itself as one block. */
export function plainToken(text: string): Tokens.Paragraph {
  return { type: 'paragraph', raw: text, text, tokens: [{ type: 'text', raw: text, text, escaped: false }] };
}

function lex(text: string, links: Links): { tokens: Token[]; links: Links } {
  if (tooDeep.test(text)) throw new RangeError('nested too deep');
  const lexer = new Lexer(markedOptions);
  lexer.tokens.links = Object.assign(Object.create(null), links);
  const tokens = lexer.lex(text);
  return { tokens, links: tokens.links };
}
