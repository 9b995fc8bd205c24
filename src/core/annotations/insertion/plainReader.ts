import type { CommentSyntax } from '../commentSyntax.ts';
import type { CodeReader } from './codeReading.ts';

/** Strings that run over lines, for languages that no grammar is at hand for. */
const longStrings = ['"""', "'''", '`', '"', "'"] as const;
/** `<<EOF`, `<<-'EOF'`, `<<~EOF`: shell, Ruby, Perl, Terraform. PHP's has three. */
const heredoc = /^<<<?[-~]?\s*(["'`]?)([A-Za-z_]\w*)\1/;
const heredocLanguages: ReadonlySet<string> = new Set(['shellscript', 'ruby', 'perl', 'terraform', 'php', 'julia']);
/** Where a quotation mark alone opens a string that may run over lines; elsewhere it ends with its line. */
const openQuotes: ReadonlySet<string> = new Set([
  ...heredocLanguages,
  'r',
  'sql',
  'powershell',
  'elixir',
  'clojure',
  'lisp',
  'scheme',
]);

/**
 * Reads just enough to know which lines begin within a string or a comment. Where it errs it takes code for a string,
 * so that a comment goes elsewhere; it knows nothing of what the code means.
 */
export function plainReader(languageId: string, { line, block }: CommentSyntax): CodeReader {
  return text => {
    const inside = spans(text, languageId, line, block);
    const comments = inside.filter(span => span.comment);
    const has = (from: number, to: number): boolean => comments.some(span => span.from <= from && span.to >= to);
    return {
      get shape() {
        return [withoutComments(text, comments)];
      },
      isComment(from, to) {
        return text
          .slice(from, to)
          .split('\n')
          .reduce<{ at: number; all: boolean }>(
            ({ at, all }, one) => {
              const start = at + (one.length - one.trimStart().length);
              const end = at + one.trimEnd().length;
              return { at: at + one.length + 1, all: all && (start >= end || has(start, end)) };
            },
            { at: from, all: true },
          ).all;
      },
      isInside: offset =>
        inside.some(span => span.from < offset && span.to > offset && text.slice(span.from, span.to).includes('\n')),
    };
  };
}

interface Span {
  from: number;
  to: number;
  comment: boolean;
}

function spans(text: string, languageId: string, line: string | undefined, block: CommentSyntax['block']): Span[] {
  const found: Span[] = [];
  const until = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from);
    return end < 0 ? text.length : end + mark.length;
  };
  let pending: string | undefined;
  for (let at = 0; at < text.length; ) {
    const from = at;
    if (text[at] === '\n' && pending !== undefined) {
      const end = new RegExp(`^[ \\t]*${pending}\\b.*$`, 'm').exec(text.slice(at + 1));
      at = end ? at + 1 + end.index + end[0].length : text.length;
      found.push({ from: from + 1, to: at, comment: false });
      pending = undefined;
    } else if (line && text.startsWith(line, at)) {
      at = until('\n', at);
      if (text[at - 1] === '\n') at--;
      found.push({ from, to: at, comment: true });
    } else if (block && text.startsWith(block[0], at)) {
      at = until(block[1], at + block[0].length);
      found.push({ from, to: at, comment: true });
    } else if (heredocLanguages.has(languageId) && text[at] === '<' && heredoc.test(text.slice(at, at + 80))) {
      const [whole = '', , word] = heredoc.exec(text.slice(at, at + 80)) ?? [];
      pending = word;
      at += whole.length;
    } else {
      const quote = longStrings.find(mark => text.startsWith(mark, at));
      if (!quote) {
        at++;
        continue;
      }
      if (quote === '"' && /@\$?$/.test(text.slice(Math.max(0, at - 2), at))) at = endOfVerbatim(text, at + 1);
      else at = endOfString(text, at, quote, quote.length === 3 || quote === '`' || openQuotes.has(languageId));
      found.push({ from, to: at, comment: false });
    }
  }
  return found;
}

/** A string that may not run over lines and is not closed on its own was no string: an apostrophe, a lifetime. */
function endOfString(text: string, from: number, quote: string, overLines: boolean): number {
  for (let at = from + quote.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (!overLines && text[at] === '\n') return from + 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return overLines ? text.length : from + 1;
}

/** C#'s `@"…"`: a quotation mark is written as two. */
function endOfVerbatim(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at + 1;
  return text.length;
}

function withoutComments(text: string, comments: readonly Span[]): string {
  let kept = '';
  let at = 0;
  for (const { from, to } of comments) {
    kept += text.slice(at, from);
    at = to;
  }
  return (kept + text.slice(at)).replace(/^[ \t]*\r?\n/gm, '');
}
