import { isName } from './codeTokens.ts';
import type { Gaps } from './gaps.ts';
import type { GapTokens } from './gapTokens.ts';
import type { LineMatches } from './lineMatches.ts';

/** A name that changed in fewer of its places than this was not renamed. */
const minShare = 0.75;
/** One place alone may be another line in the stead of it. */
const minPlaces = 2;
/** How many tokens to each side are looked at. */
const near = 4;

/**
 * Names that were renamed throughout: gone from the new text, another name that was not in the old one in its places.
 * @returns new name by old name
 */
export function renamedNames({ old, now }: LineMatches, gaps: Gaps): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const gap of gaps.all) {
    if (gap.oldStart === gap.oldEnd || gap.newStart === gap.newEnd) continue;
    const tokens = gaps.tokens(gap);
    if (!tokens) continue;
    for (let at = 1; at < tokens.old.length - 1; at++) {
      if (tokens.match[at] !== -1) continue;
      const before = tokens.match[at - 1] as number;
      if (before < 0 || tokens.match[at + 1] !== before + 2) continue;
      const from = tokens.old[at]?.text ?? '';
      const to = tokens.now[before + 1]?.text ?? '';
      if (!isName(from) || !isName(to) || !isSupported(tokens, at, before + 1)) continue;
      const of = votes.get(from) ?? new Map<string, number>();
      of.set(to, (of.get(to) ?? 0) + 1);
      votes.set(from, of);
    }
  }
  const renamed = new Map<string, string>();
  if (votes.size === 0) return renamed;
  const oldText = old.lines.join('\n');
  const newText = now.lines.join('\n');
  for (const [from, of] of votes) {
    const [to, count] = [...of].reduce((most, next) => (next[1] > most[1] ? next : most));
    const all = [...of.values()].reduce((sum, votesFor) => sum + votesFor, 0);
    if (count >= minPlaces && count / all >= minShare && !hasName(newText, from) && !hasName(oldText, to))
      renamed.set(from, to);
  }
  return renamed;
}

/** Words beside it stayed: brackets alone do not say that one name stands for the other. */
function isSupported({ old, match }: GapTokens, at: number, other: number): boolean {
  let sum = 0;
  for (let distance = -near; distance <= near; distance++) {
    const token = old[at + distance];
    if (distance !== 0 && token && match[at + distance] === other + distance) sum += token.weight;
  }
  return sum >= 1;
}

/** The lines with every renamed name as it is called now. */
export function withRenames(lines: readonly string[], renamed: ReadonlyMap<string, string>): string[] {
  return lines.map(line => line.replace(/[\p{L}_$][\p{L}\p{M}\p{N}_$]*/gu, name => renamed.get(name) ?? name));
}

function hasName(text: string, name: string): boolean {
  const inName = /[\p{L}\p{N}_$]/u;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!inName.test(text[at - 1] ?? ' ') && !inName.test(text[at + name.length] ?? ' ')) return true;
  }
  return false;
}
