/**
 * Some models write the page as the inside of a JSON string: one long line with `\n` and `\"` spelt out. This tells
 * such a page from an ordinary one by its first tags, and turns it back.
 */

/** How far a page's beginning is looked at before it counts as ordinary. */
const maxLookahead = 2000;

/**
 * Whether a page that starts with `start` is escaped; `undefined` while its beginning is too short to tell.
 * A backslash counts only between tags and in front of an attribute's quotation mark: scripts and styles of ordinary
 * pages have backslashes of their own.
 */
export function looksEscaped(start: string, final: boolean): boolean | undefined {
  const enough = final || start.length > maxLookahead;
  const between = /(?:<!--[\s\S]*?-->|<[^<>"'\\\n]*>|[ \t])*/y;
  between.exec(start);
  const rest = start.slice(between.lastIndex);
  if (/^\\[nrt]/.test(rest)) return true;
  // Inside a tag that has a quotation mark, a backslash or an end of line.
  const sign = /^<[^<>"'\\\n]*(["'\\\n])/.exec(rest);
  if (sign) {
    if (sign[1] !== '\\') return false;
    const next = rest[sign[0].length];
    if (next !== undefined) return '"\'nrt\\'.includes(next);
    return enough ? false : undefined;
  }
  const undecided = rest === '' || rest === '\\' || /^<[^<>"'\\\n]*$/.test(rest) || rest.startsWith('<!--');
  return undecided && !enough ? undefined : false;
}
