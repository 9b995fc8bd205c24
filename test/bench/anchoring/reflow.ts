import type { Edit } from './edits.ts';
import type { EventStyle, Hunk, OriginLine } from './originLines.ts';
import type { Random } from './random.ts';
import { shareOrigins } from './shareOrigins.ts';

/** A formatter of our own for every language: breaks long lines at brackets and commas, joins short ones, other quotes. */
export function reflow(lines: readonly OriginLine[], random: Random): Edit {
  const width = random.pick([50, 60, 72, 140]);
  const quotes = random.chance(0.4);
  const hunks: Hunk[] = [];
  for (let at = 0; at < lines.length - 1; at++) {
    const joined = width > 100 ? join(lines, at, width) : undefined;
    if (joined) {
      hunks.push({ start: at, end: joined.end, lines: [joined.line] });
      at = joined.end - 1;
      continue;
    }
    const line = lines[at] as OriginLine;
    const { text, joined: pieces, ...from } = line;
    const quoted = quotes && !isTalk(text) ? text.replaceAll("'", '"') : text;
    const parts = quoted.length > width && !isTalk(text) ? split(quoted) : [quoted];
    if (parts.length === 1 && parts[0] === text) continue;
    const origins = pieces && parts.length > 1 ? shareOrigins(pieces, parts) : undefined;
    const broken = parts.map((part, index) => ({ ...from, ...origins?.[index], text: part }));
    hunks.push({ start: at, end: at + 1, lines: parts.length > 1 ? broken : [{ ...line, text: quoted }] });
  }
  return { steps: [{ hunks, style: random.pick<EventStyle>(['lines', 'letters', 'file']) }] };
}

/** Comments and other lines that formatters leave alone. */
function isTalk(text: string): boolean {
  return /^\s*(?:\/\/|\*|\/\*|#|<!--|"""|''')/.test(text) || text.includes('`');
}

/** At the first bracket that is closed on the same line: one line for each thing inside. */
function split(text: string): string[] {
  const open = text.search(/[([{](?=.{10})/);
  if (open < 0) return [text];
  const indentation = /^\s*/.exec(text)?.[0] ?? '';
  let depth = 0;
  let from = open + 1;
  const parts: string[] = [text.slice(0, open + 1)];
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const char = text[at] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) {
      depth--;
      if (depth > 0) continue;
      parts.push(`${indentation}  ${text.slice(from, at).trim()},`);
      parts.push(`${indentation}${text.slice(at)}`);
      return parts.filter(part => part.trim() !== '' && part.trim() !== ',');
    } else if (char === ',' && depth === 1) {
      parts.push(`${indentation}  ${text.slice(from, at + 1).trim()}`);
      from = at + 1;
    }
  }
  return [text];
}

/** What it was joined of, or else itself. */
function piecesOf(line: OriginLine): OriginLine[] {
  return [...(line.joined ?? [line])];
}

/** A bracket that was opened at the end of a line, and everything up to its end, on one line if it fits. */
function join(lines: readonly OriginLine[], at: number, width: number): { line: OriginLine; end: number } | undefined {
  const first = (lines[at] as OriginLine).text;
  if (!/[([]$/.test(first) || isTalk(first)) return undefined;
  const indentation = /^\s*/.exec(first)?.[0] ?? '';
  let text = first;
  const origins: number[] = [...(lines[at] as OriginLine).origins];
  const copyOf: number[] = [...((lines[at] as OriginLine).copyOf ?? [])];
  const pieces: OriginLine[] = piecesOf(lines[at] as OriginLine);
  for (let next = at + 1; next < Math.min(lines.length - 1, at + 12); next++) {
    const line = lines[next] as OriginLine;
    if (isTalk(line.text) || line.text.trim() === '') return undefined;
    text += (/[([]$/.test(text) || /^[)\]]/.test(line.text.trim()) ? '' : ' ') + line.text.trim();
    origins.push(...line.origins);
    copyOf.push(...(line.copyOf ?? []));
    pieces.push(...piecesOf(line));
    if (text.length > width) return undefined;
    if (line.text.startsWith(indentation) && /^[)\]]/.test(line.text.slice(indentation.length))) {
      return { line: { text: text.replace(/,([)\]])/g, '$1'), origins, copyOf, joined: pieces }, end: next + 1 };
    }
  }
  return undefined;
}
