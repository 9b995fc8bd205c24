/**
 * Where mathematics stands in Markdown: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and a bare `\begin{equation}…`. What may be a
 * price, a variable of a shell or anything unfinished stays text.
 */
import type { TokenizerAndRendererExtension, Tokens } from 'marked';
import { escapeHtml } from '../rawHtml.ts';

/** Longer is no formula, and an engine that expands macros should not be asked. */
const maxLength = 4000;

/** A blank line ends every formula, as it does in TeX: so a paragraph that began one is finished by it too. */
const noBlankLine = String.raw`(?:(?!\n[ \t]*\n)[\s\S])`;

const environments = 'equation|align|alignat|gather|multline|aligned|gathered|cases|[bpvBV]?matrix';

const blockPattern = new RegExp(
  String.raw`^ {0,3}(?:\$\$(?!\$)(?:(?!\$\$)${noBlankLine})+\$\$(?!\$)|\\\[(?:(?!\\\])${noBlankLine})+\\\]|` +
    String.raw`\\begin\{(${environments})(\*?)\}(?:(?!\\end\{\1)${noBlankLine})*\\end\{\1\2\})[ \t]*(?:\n|$)`,
);
const blockStart = /\n {0,3}(?=\$\$|\\\[|\\begin\{)/g;

const inlinePatterns = [
  new RegExp(String.raw`^\$\$(?!\$)(?:(?!\$\$)${noBlankLine})+\$\$(?!\$)`),
  /^\$(?![\s$])(?:\\[^\n]|[^$\\\n`]){1,800}?(?<![\s\\])\$(?![\w$({])/,
  new RegExp(String.raw`^\\\((?:(?!\\\))${noBlankLine})+\\\)`),
  new RegExp(String.raw`^\\\[(?:(?!\\\])${noBlankLine})+\\\]`),
];

/** What stands before a dollar sign that opens nothing: `US$`, `5$`, `$$`, `\$`. */
const opensNothing = /[\w$\\]$/;

/** Extensions of marked, for the lexer and the parser. */
export const mathExtensions: TokenizerAndRendererExtension[] = [
  {
    name: 'mathBlock',
    level: 'block',
    start: source => nextBlock(source),
    tokenizer(source): Tokens.Generic | undefined {
      const raw = blockPattern.exec(source)?.[0];
      return raw && raw.length <= maxLength ? { type: 'mathBlock', raw, text: raw.trim() } : undefined;
    },
    renderer: ({ text }) => `<div class="math math-display">${escapeHtml(String(text))}</div>\n`,
  },
  {
    name: 'mathInline',
    level: 'inline',
    // At a backslash marked stops by itself.
    start: source => source.indexOf('$'),
    tokenizer(source, tokens): Tokens.Generic | undefined {
      const raw = inlineMath(source, (tokens as Tokens.Generic[]).at(-1)?.raw ?? '');
      return raw === undefined ? undefined : { type: 'mathInline', raw, text: raw };
    },
    renderer: ({ text }) => {
      const kind = isDisplay(String(text)) ? 'math-display' : 'math-inline';
      return `<span class="math ${kind}">${escapeHtml(String(text))}</span>`;
    },
  },
];

/** Where the first line begins, from this place on, that may open a block of mathematics; Infinity without one. */
export function mathOpening(source: string, from: number): number {
  const opening = /^ {0,3}(?:\$\$|\\\[|\\begin\{)/gm;
  opening.lastIndex = from;
  return opening.exec(source)?.index ?? Number.POSITIVE_INFINITY;
}

/** For marked's search for the ends of emphasis: what stands in a formula ends none. The length stays. */
export function maskMath(source: string): string {
  let masked = '';
  let at = 0;
  for (;;) {
    const next = source.slice(at).search(/\$|\\[([]/);
    if (next < 0) return masked + source.slice(at);
    masked += source.slice(at, at + next);
    at += next;
    const raw = inlineMath(source.slice(at), masked.slice(-1));
    const length = raw?.length ?? 1;
    masked += raw === undefined ? source.slice(at, at + 1) : 'x'.repeat(length);
    at += length;
  }
}

/** The formula without what it stands between; an environment is its own. */
export function texOf(raw: string): string {
  const text = raw.trim();
  if (text.startsWith('\\begin')) return text;
  const width = text.startsWith('$$') || text.startsWith('\\') ? 2 : 1;
  return text.slice(width, -width).trim();
}

export function isDisplay(raw: string): boolean {
  return /^\s*(?:\$\$|\\\[|\\begin)/.test(raw);
}

function inlineMath(source: string, before: string): string | undefined {
  for (const pattern of inlinePatterns) {
    const raw = pattern.exec(source)?.[0];
    if (raw === undefined || raw.length > maxLength) continue;
    if (raw.startsWith('$') && (opensNothing.test(before) || (!raw.startsWith('$$') && isProse(raw)))) return undefined;
    return raw;
  }
  return undefined;
}

/** `$5 for the book and 10$`: words, and nothing that only a formula has. */
function isProse(raw: string): boolean {
  return !/[\\^_={}]/.test(raw) && (raw.match(/(?<![a-z])[a-z]{3,}(?![a-z])/gi)?.length ?? 0) >= 2;
}

/** Start of the first block of mathematics that interrupts the paragraph at the start of the source. */
function nextBlock(source: string): number | undefined {
  const end = source.search(/\n[ \t]*\n/);
  const paragraph = end < 0 ? source : source.slice(0, end + 1);
  for (const match of paragraph.matchAll(blockStart)) {
    const at = match.index + 1;
    if (blockPattern.test(source.slice(at, at + maxLength + 8))) return at;
  }
  return undefined;
}
