/**
 * Markdown that grows at its end, as blocks. A block is finished when the next one has begun beyond doubt; finished
 * blocks are neither lexed nor rendered again, so a piece of text costs what the last block costs, however long the
 * answer is. The blocks always equal those of the whole text lexed at once.
 */
import type { Links, Token, Tokens } from 'marked';
import { languageOf, renderBlock } from './answerRenderer.ts';
import { lexMarkdown, plainToken } from './lexMarkdown.ts';
import { mathOpening } from './math/mathSyntax.ts';
import { OpenFence } from './openFence.ts';

export type MarkdownBlock =
  /** `openCode`: holds a code block (in a list, in a quote) to which something may be added. */
  | { readonly kind: 'html'; readonly html: string; readonly openCode: boolean }
  /** A code block of the top level; `closed`: nothing will be added to it. */
  | { readonly kind: 'code'; readonly language: string; readonly code: string; readonly closed: boolean };

interface FinishedBlock {
  readonly raw: string;
  /** Beginning of what follows it, which can decide how its last lines are read. */
  readonly after: string;
  block: MarkdownBlock;
}

const afterLength = 80;

export class MarkdownStream {
  #finished: FinishedBlock[] = [];
  /** Source after the finished blocks. */
  #tail = '';
  #tailBlocks: MarkdownBlock[] = [];
  #links: Links = Object.create(null);
  #fence: OpenFence | undefined;
  /** A carriage return whose line feed may be in the next piece. */
  #heldReturn = false;

  get length(): number {
    return this.#finished.length + this.#tailBlocks.length;
  }

  at(index: number): MarkdownBlock | undefined {
    return this.#finished[index]?.block ?? this.#tailBlocks[index - this.#finished.length];
  }

  /** Takes more text; returns the indexes of the blocks that are new or different, in order. */
  append(delta: string): number[] {
    const text = this.#normalize(delta);
    this.#tail += text;
    if (this.#fence?.append(text)) {
      const { language, code } = this.#fence;
      return this.#replaceTail([...this.#tailBlocks.slice(0, -1), { kind: 'code', language, code, closed: false }]);
    }
    this.#fence = undefined;
    return this.#lex(false);
  }

  /** No more text will come. */
  end(): number[] {
    if (this.#heldReturn) {
      this.#heldReturn = false;
      this.#tail += '\n';
    }
    this.#fence = undefined;
    return this.#lex(true);
  }

  #normalize(delta: string): string {
    const text = this.#heldReturn ? `\r${delta}` : delta;
    this.#heldReturn = text.endsWith('\r');
    return (this.#heldReturn ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n');
  }

  #lex(last: boolean): number[] {
    const { tokens } = lexMarkdown(this.#tail, this.#links);
    const count = last ? tokens.length : finishedCount(tokens, this.#tail);
    const rest = tokens.slice(count);

    const firstChanged = this.#finished.length;
    const before = this.#tailBlocks;
    const changed = this.#commitLinks(tokens.slice(0, count));
    for (const token of tokens.slice(0, count)) {
      this.#tail = this.#tail.slice(token.raw.length);
      if (!isShown(token)) continue;
      this.#finished.push({ raw: token.raw, after: this.#tail.slice(0, afterLength), block: blockOf(token, true) });
    }
    this.#tailBlocks = rest.filter(isShown).map(token => blockOf(token, false));
    const open = rest.at(-1);
    if (open?.type === 'code') this.#fence = OpenFence.of(open as Tokens.Code);

    for (let index = firstChanged; index < this.length; index++) {
      if (!sameBlock(this.at(index), before[index - firstChanged])) changed.push(index);
    }
    return changed;
  }

  #replaceTail(blocks: MarkdownBlock[]): number[] {
    const index = this.length - 1;
    const same = sameBlock(this.#tailBlocks.at(-1), blocks.at(-1));
    this.#tailBlocks = blocks;
    return same ? [] : [index];
  }

  /** Link definitions hold for the whole text: blocks that were waiting for one are rendered again. */
  #commitLinks(tokens: readonly Token[]): number[] {
    const added: string[] = [];
    for (const { tag, href, title } of definitionsIn(tokens)) {
      if (tag in this.#links) continue;
      this.#links[tag] = { href, title };
      added.push(`[${tag}]`);
    }
    if (added.length === 0) return [];
    const changed: number[] = [];
    for (const [index, entry] of this.#finished.entries()) {
      const raw = entry.raw.toLowerCase().replace(/\s+/g, ' ');
      if (!added.some(reference => raw.includes(reference))) continue;
      const block = this.#relexed(entry);
      if (sameBlock(block, entry.block)) continue;
      entry.block = block;
      changed.push(index);
    }
    return changed;
  }

  #relexed({ raw, after, block }: FinishedBlock): MarkdownBlock {
    const token = lexMarkdown(raw + after, this.#links).tokens.find(isShown);
    return token?.raw === raw ? blockOf(token, true) : block;
  }
}

/** All blocks of a text at once: what the stream ends up with. */
export function markdownBlocks(text: string): MarkdownBlock[] {
  return lexMarkdown(text.replace(/\r\n?/g, '\n'), Object.create(null))
    .tokens.filter(isShown)
    .map(token => blockOf(token, true));
}

function isShown(token: Token): boolean {
  return token.type !== 'space' && token.type !== 'def';
}

function blockOf(token: Token, closed: boolean): MarkdownBlock {
  if (token.type === 'code') {
    const { text, lang } = token as Tokens.Code;
    return { kind: 'code', language: languageOf(lang), code: text, closed };
  }
  const html = htmlOf(token);
  return { kind: 'html', html, openCode: !closed && html.includes('<pre><code') };
}

function htmlOf(token: Token): string {
  try {
    return renderBlock(token);
  } catch {
    // Rendering is recursive too.
    return renderBlock(plainToken(token.raw));
  }
}

function sameBlock(a: MarkdownBlock | undefined, b: MarkdownBlock | undefined): boolean {
  if (a?.kind === 'code') {
    return b?.kind === 'code' && a.closed === b.closed && a.language === b.language && a.code === b.code;
  }
  return b?.kind === 'html' && a?.html === b.html && a.openCode === b.openCode;
}

/**
 * How many tokens from the start can no longer change. A block ends where the next begins, and what begins shows in its
 * first line (`-` may become a rule, an item of the list before it, or a paragraph) or, for a table that interrupts a
 * paragraph, in its second. So the last block stays open, and the one before it too until those lines are complete. A
 * paragraph stays open until a blank line: a line of dashes can still make a heading of it. So does everything from a
 * line on that may begin a formula: up to its end it may have looked like headings and lists. And nothing is finished
 * while a link definition is still open, because what was read together with it may rest on it.
 */
function finishedCount(tokens: readonly Token[], source: string): number {
  let open = lastShown(tokens, tokens.length);
  if (open < 0) return 0;
  const start = lengthOf(tokens.slice(0, open));
  const firstLineEnd = source.indexOf('\n', start);
  if (firstLineEnd < 0 || !source.includes('\n', firstLineEnd + 1)) open = lastShown(tokens, open);

  if (!definitionsIn(tokens.slice(open)).next().done) return 0;

  const lastBlank = lastBlankLine(source);
  const openMath = mathOpening(source, Math.max(0, lastBlank));
  let end = 0;
  for (const [index, token] of tokens.entries()) {
    if (index >= open) break;
    end += token.raw.trimEnd().length;
    if ((token.type === 'paragraph' && end > lastBlank) || end > openMath) return index;
    end += token.raw.length - token.raw.trimEnd().length;
  }
  return Math.max(0, open);
}

/** Where the last blank line begins, with the line feed before it; -1 without one. */
function lastBlankLine(source: string): number {
  for (let end = source.lastIndexOf('\n'); end > 0; ) {
    const before = source.lastIndexOf('\n', end - 1);
    if (before < 0) return -1;
    if (source.slice(before + 1, end).trim() === '') return before;
    end = before;
  }
  return -1;
}

function lastShown(tokens: readonly Token[], end: number): number {
  let index = end - 1;
  while (index >= 0 && tokens[index]?.type === 'space') index--;
  return index;
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + token.raw.length, 0);
}

function* definitionsIn(tokens: readonly Token[]): Generator<Tokens.Def> {
  for (const token of tokens) {
    if (token.type === 'def') yield token as Tokens.Def;
    else if (token.type === 'list') yield* definitionsIn((token as Tokens.List).items);
    else if ((token.type === 'blockquote' || token.type === 'list_item') && token.tokens) {
      yield* definitionsIn(token.tokens);
    }
  }
}
