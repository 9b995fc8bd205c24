import type { EventStyle, Hunk, OriginLine } from './originLines.ts';
import type { Random } from './random.ts';
import { reflow } from './reflow.ts';

/** What a person, a formatter or git did in one go: each step is one event of the editor. */
export interface Edit {
  readonly steps: readonly { readonly hunks: readonly Hunk[]; readonly style: EventStyle }[];
}

export interface EditSource {
  readonly random: Random;
  /** Lines of other files of the same language, to insert. */
  readonly foreign: readonly string[];
}

export const editKinds = [
  'insert',
  'delete',
  'move',
  'duplicate',
  'edit',
  'rename',
  'replace',
  'indent',
  'reflow',
] as const;
export type EditKind = (typeof editKinds)[number];

export function makeEdit(kind: EditKind, lines: readonly OriginLine[], source: EditSource): Edit {
  switch (kind) {
    case 'insert':
      return insert(lines, source);
    case 'delete':
      return remove(lines, source);
    case 'move':
      return move(lines, source);
    case 'duplicate':
      return duplicate(lines, source);
    case 'edit':
      return editWords(lines, source);
    case 'rename':
      return rename(lines, source);
    case 'replace':
      return replace(lines, source);
    case 'indent':
      return indent(lines, source);
    case 'reflow':
      return reflow(lines, source.random);
  }
}

/** The last line is the empty one behind the final line break: nothing stands there. */
function block(lines: readonly OriginLine[], random: Random, most: number): { start: number; end: number } {
  const start = random.int(0, Math.max(0, lines.length - 2));
  return { start, end: Math.min(lines.length - 1, start + random.int(1, most)) };
}

function foreignLines({ random, foreign }: EditSource, most: number): OriginLine[] {
  const count = random.int(1, most);
  const start = random.int(0, Math.max(0, foreign.length - count));
  return foreign.slice(start, start + count).map(text => ({ text, origins: [] }));
}

function style(random: Random): EventStyle {
  return random.pick<EventStyle>(['lines', 'lines', 'letters']);
}

function insert(lines: readonly OriginLine[], source: EditSource): Edit {
  const { random } = source;
  const places = Array.from({ length: random.int(1, 4) }, () => random.int(0, lines.length - 1));
  const steps = [...new Set(places)].sort((a, b) => b - a);
  return {
    steps: steps.map(at => ({
      hunks: [{ start: at, end: at, lines: foreignLines(source, 12) }],
      style: style(random),
    })),
  };
}

function remove(lines: readonly OriginLine[], { random }: EditSource): Edit {
  const { start, end } = block(lines, random, 25);
  return { steps: [{ hunks: [{ start, end, lines: [] }], style: style(random) }] };
}

function move(lines: readonly OriginLine[], { random }: EditSource): Edit {
  const { start, end } = block(lines, random, 14);
  const rest = lines.length - (end - start) - 1;
  const to = Math.min(rest, Math.max(0, start + random.int(-60, 60)));
  const moved = lines.slice(start, end);
  if (random.chance(0.5)) {
    // Cut, then paste.
    return {
      steps: [
        { hunks: [{ start, end, lines: [] }], style: 'lines' },
        { hunks: [{ start: to, end: to, lines: moved }], style: 'lines' },
      ],
    };
  }
  const target = to >= start ? to + (end - start) : to;
  if (target === start || target === end) return { steps: [] };
  const hunks = [
    { start, end, lines: [] },
    { start: target, end: target, lines: moved },
  ];
  return { steps: [{ hunks, style: 'lines' }] };
}

function copyOf({ text, origins, copyOf: earlier = [], joined }: OriginLine): OriginLine {
  const copy = { text, origins: [], copyOf: [...origins, ...earlier] };
  return joined ? { ...copy, joined: joined.map(copyOf) } : copy;
}

function duplicate(lines: readonly OriginLine[], { random }: EditSource): Edit {
  const { start, end } = block(lines, random, 14);
  const copy = lines.slice(start, end).map(copyOf);
  const at = random.pick([end, end, start, random.int(0, lines.length - 1)]);
  // In the middle of the original the copy would take it apart.
  const place = at > start && at < end ? end : at;
  // By letters it could not be told which of the two is the copy.
  return { steps: [{ hunks: [{ start: place, end: place, lines: copy }], style: 'lines' }] };
}

const word = /[\p{L}_$][\p{L}\p{N}_$]*|\d+/gu;

function editWords(lines: readonly OriginLine[], { random }: EditSource): Edit {
  const count = random.int(1, 12);
  const at = new Set(Array.from({ length: count }, () => random.int(0, Math.max(0, lines.length - 2))));
  const hunks = [...at]
    .sort((a, b) => a - b)
    .flatMap(line => {
      const { text, ...from } = lines[line] as OriginLine;
      const words = [...text.matchAll(word)];
      if (words.length === 0) return [];
      const chosen = random.pick(words);
      const fresh = random.pick(['limit', 'other', 'next', '42', '请求', 'asMap', 'count2', 'is_ready']);
      const edited = random.pick([
        () => text.slice(0, chosen.index) + fresh + text.slice(chosen.index + chosen[0].length),
        () => `${text.slice(0, chosen.index)}${fresh} ${text.slice(chosen.index)}`,
        () => `${text} ${fresh}`,
      ])();
      return [{ start: line, end: line + 1, lines: [{ ...from, text: edited }] }];
    });
  // Several carets at once, or one place after the other.
  if (random.chance(0.5)) return { steps: [{ hunks, style: 'letters' }] };
  return { steps: hunks.map(hunk => ({ hunks: [hunk], style: style(random) })) };
}

function rename(lines: readonly OriginLine[], { random }: EditSource): Edit {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    for (const [name] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]{2,}/gu)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].filter(([, count]) => count >= 2).map(([name]) => name);
  if (names.length === 0) return { steps: [] };
  const renamed = new Map<string, string>();
  for (let round = random.int(1, 3); round > 0; round--) {
    const name = random.pick(names);
    renamed.set(name, random.pick([`${name}Value`, `the${name}`, `renamed${random.int(1, 99)}`, `新${name}`]));
  }
  const hunks = lines.flatMap(({ text, ...from }, line) => {
    const next = text.replace(/[\p{L}_$][\p{L}\p{N}_$]*/gu, name => renamed.get(name) ?? name);
    return next === text ? [] : [{ start: line, end: line + 1, lines: [{ ...from, text: next }] }];
  });
  return { steps: [{ hunks, style: random.pick<EventStyle>(['letters', 'lines', 'file']) }] };
}

function replace(lines: readonly OriginLine[], source: EditSource): Edit {
  const { start, end } = block(lines, source.random, 12);
  const fresh = foreignLines(source, 12);
  // A line at either end that is the same again was not replaced: nobody could tell.
  let [head, tail] = [0, 0];
  const isSame = (a: OriginLine | undefined, b: OriginLine | undefined): boolean =>
    a !== undefined && a.text.replace(/[\s,;]/g, '') === b?.text.replace(/[\s,;]/g, '');
  const removed = lines.slice(start, end);
  while (isSame(fresh[head], removed[head])) fresh[head] = removed[head++] as OriginLine;
  while (head + tail < removed.length && isSame(fresh.at(-1 - tail), removed.at(-1 - tail))) {
    fresh[fresh.length - 1 - tail] = removed.at(-1 - tail++) as OriginLine;
  }
  // Letter by letter it would be an edit of the lines, not other lines.
  return { steps: [{ hunks: [{ start, end, lines: fresh }], style: 'lines' }] };
}

function indent(lines: readonly OriginLine[], { random }: EditSource): Edit {
  const wide = random.pick(['\t', '    ', ' ']);
  const isPart = random.chance(0.5);
  const part = isPart ? block(lines, random, 40) : { start: 0, end: lines.length };
  const hunks = lines.slice(part.start, part.end).flatMap(({ text, ...from }, index) => {
    const line = part.start + index;
    const next = isPart
      ? text === ''
        ? ''
        : wide + text
      : text.replace(/^(?: {2})+/, was => wide.repeat(was.length / 2));
    return next === text ? [] : [{ start: line, end: line + 1, lines: [{ ...from, text: next }] }];
  });
  return { steps: [{ hunks, style: random.pick<EventStyle>(['letters', 'lines', 'file']) }] };
}
