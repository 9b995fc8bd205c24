import { lineKey } from '../../../src/core/annotations/anchor/codeTokens.ts';
import type { OriginLine } from './originLines.ts';

/**
 * The generator knows which of two like lines is the old one; the text does not tell. Who has only the text may take
 * one for the other as long as that explains it as well: a bracket behind the line that one stood behind, or the copy of
 * a line that is no longer there.
 * @returns the text with its own origins first, then with those that explain it as well
 */
export function otherOrigins(before: readonly OriginLine[], after: readonly OriginLine[]): (readonly OriginLine[])[] {
  const promoted = withCopies(after);
  const texts = promoted ? [after, promoted] : [after];
  return texts.flatMap(text => [text, swapped(before, text, 1), swapped(before, text, -1)]);
}

/** Copies stand for lines that are gone; `undefined` where there are none. */
function withCopies(after: readonly OriginLine[]): OriginLine[] | undefined {
  const there = new Set(after.flatMap(({ origins }) => origins));
  let isOther = false;
  const lines = after.map(line => {
    const missing = line.copyOf?.filter(origin => !there.has(origin)) ?? [];
    if (line.origins.length > 0 || missing.length === 0) return line;
    isOther = true;
    for (const origin of missing) there.add(origin);
    return { ...line, origins: missing };
  });
  return isOther ? lines : undefined;
}

/**
 * Lines that say the same change places wherever one comes to stand beside the line that it stood beside, and no more
 * neighbours are parted by it.
 * @param step 1: each beside the one above it, -1: below it
 */
function swapped(before: readonly OriginLine[], after: readonly OriginLine[], step: 1 | -1): OriginLine[] {
  const old = saidLines(before);
  const rank = new Map(old.map((line, index) => [line, index]));
  const lines = [...after];
  const at = saidLines(after);
  const originAt = (index: number): number => (lines[at[index] as number] as OriginLine | undefined)?.origins[0] ?? -1;
  const placeOf = new Map<number, number>();
  for (const index of at.keys()) placeOf.set(originAt(index), index);
  const isBeside = (index: number, towards: number, origin: number): boolean => {
    const from = rank.get(originAt(index));
    const to = rank.get(origin);
    return from !== undefined && to !== undefined && to - from === towards;
  };
  /** How many of the neighbours of this place are those that `origin` had. */
  const kept = (index: number, origin: number): number =>
    Number(isBeside(index - 1, 1, origin)) + Number(isBeside(index + 1, -1, origin));
  for (let index = step === 1 ? 1 : at.length - 2; index >= 0 && index < at.length; index += step) {
    const beside = rank.get(originAt(index - step));
    const wanted = beside === undefined ? undefined : old[beside + step];
    const here = lines[at[index] as number] as OriginLine;
    if (wanted === undefined || here.origins.includes(wanted) || here.origins.length > 1) continue;
    const other = placeOf.get(wanted);
    const there = other === undefined ? undefined : lines[at[other] as number];
    if (there && there.origins.length > 1) continue;
    if (lineKey(here.text) !== lineKey((there ?? before[wanted])?.text ?? '')) continue;
    const mine = originAt(index);
    const lost = other === undefined ? 0 : kept(other, wanted);
    if (kept(index, wanted) < kept(index, mine) + lost) continue;
    lines[at[index] as number] = { ...here, origins: [wanted] };
    placeOf.set(wanted, index);
    if (there && other !== undefined) {
      lines[at[other] as number] = { ...there, origins: here.origins };
      placeOf.set(mine, other);
    }
  }
  return lines;
}

function saidLines(lines: readonly OriginLine[]): number[] {
  return [...lines.keys()].filter(line => lines[line]?.text.trim() !== '');
}
