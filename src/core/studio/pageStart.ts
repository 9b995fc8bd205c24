/** Where a page begins in an answer. */
export interface PageStart {
  /** Offset of the page's first character. */
  pageAt: number;
  /** `document`: ends at `</html>`; `fragment`: elements without one around them. */
  kind: 'document' | 'fragment';
  /** The fence around it. */
  fence?: string;
  /** Known already: the fence's own line ended in a spelt-out `\n`. */
  escaped?: true;
}

export interface Search {
  start?: PageStart;
  /** Up to here the text is certainly talk. */
  talkEnd: number;
}

/** A tag's beginning is decided within this many characters, a fence's first line within `maxFenceLine`. */
const maxTag = 24;
const maxFenceLine = 80;

const documentTag = /<(?:!doctype|html)[\s>]/iy;
const fragmentTag =
  /<(?:head|body|style|title|meta|div|main|header|footer|nav|section|article|aside|table|form|ul|h1|p|svg)[\s>]/iy;
const pageLanguages = new Set(['html', 'htm', 'xhtml', 'html5']);
/** Without a language, or with one of these, what stands in the fence decides. */
const openLanguages = new Set(['', 'xml', 'svg', 'markup', 'text', 'plaintext', 'code']);

/**
 * Looks for the page in `text`, which continues `before`. What could still become a start when more text comes is
 * left undecided unless `final`.
 */
export function findPageStart(text: string, final: boolean, before: string): Search {
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '`' || char === '~') {
      const step = atFence(text, at, final);
      if (step === undefined) break;
      if (typeof step === 'object') return { start: step, talkEnd: at };
      at = step;
    } else if (char === '<') {
      const kind = atTag(text, at, final, before + text.slice(0, at));
      if (kind === undefined) break;
      if (kind !== 'none') return { start: { pageAt: at, kind }, talkEnd: at };
      at++;
    } else {
      at++;
    }
  }
  return { talkEnd: Math.min(at, text.length) };
}

/** A start, the offset to go on from, or `undefined` where more text is needed. */
function atFence(text: string, at: number, final: boolean): PageStart | number | undefined {
  const sign = text.charAt(at);
  let end = at;
  while (text.charAt(end) === sign) end++;
  if (end === text.length && !final) return undefined;
  const fence = text.slice(at, end);
  if (fence.length < 3) return end;

  const head = /[^\n`~<\\]*/y;
  head.lastIndex = end;
  const line = head.exec(text)?.[0] ?? '';
  const lineEnd = end + line.length;
  if (line.length > maxFenceLine) return end;
  const ending = /\n|\\n|\\r\\n|<|$/y;
  ending.lastIndex = lineEnd;
  const found = ending.exec(text)?.[0];
  const unsure = lineEnd >= text.length - 4 && found !== '\n' && found !== '<';
  if (unsure && !final) return undefined;
  if (found === undefined || found === '') return end;

  const language = line.trim().toLowerCase().split(/\s/)[0] ?? '';
  const named = pageLanguages.has(language);
  if (!named && !openLanguages.has(language)) return afterFence(text, end, fence, final);
  const contentAt = found === '<' ? lineEnd : lineEnd + found.length;
  const space = /(?:\s|\\n|\\r|\\t)*/y;
  space.lastIndex = contentAt;
  space.exec(text);
  const pageAt = space.lastIndex;
  if (text.length - pageAt < maxTag && !text.slice(pageAt).includes('>') && !final) return undefined;
  if (text.charAt(pageAt) !== '<') return afterFence(text, end, fence, final);
  const kind = match(documentTag, text, pageAt) || /^<!--/.test(text.slice(pageAt)) ? 'document' : 'fragment';
  if (!named && kind === 'fragment' && !match(fragmentTag, text, pageAt)) return afterFence(text, end, fence, final);
  return { pageAt, kind, fence, ...(found.startsWith('\\') ? { escaped: true } : {}) };
}

/** Code in another language is talk as a whole: what it contains is no page. */
function afterFence(text: string, from: number, fence: string, final: boolean): number | undefined {
  const closing = text.indexOf(`\n${fence}`, from);
  if (closing >= 0) return closing + 1 + fence.length;
  return final ? text.length : undefined;
}

/** `undefined` where more text is needed. */
function atTag(text: string, at: number, final: boolean, before: string): PageStart['kind'] | 'none' | undefined {
  const isDocument = match(documentTag, text, at);
  const isFragment = !isDocument && match(fragmentTag, text, at);
  if (!isDocument && !isFragment) {
    return !final && text.length - at < maxTag && !/[\s>]/.test(text.slice(at)) ? undefined : 'none';
  }
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // A tag that is talked about stands in backticks or in the middle of a line.
  if (line.endsWith('`')) return 'none';
  const isDoctype = /^<!/.test(text.slice(at, at + 2));
  const beginsLine = /(?:^|\\n|")\s*$/.test(line);
  if (!isDoctype && !beginsLine) return 'none';
  return isDocument ? 'document' : 'fragment';
}

function match(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
