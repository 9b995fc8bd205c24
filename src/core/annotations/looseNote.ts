import type { NoteKind } from './note.ts';

/** What models call the fields, the one asked for first. */
const names = {
  startLine: ['startLine', 'start_line', 'lineStart', 'firstLine', 'line', 'lineNumber', 'start', 'from', '起始行'],
  endLine: ['endLine', 'end_line', 'lineEnd', 'lastLine', 'end', 'to', '结束行'],
  quote: ['quote', 'code', 'lineText', '代码'],
  kind: ['kind', 'type', 'category', '类型', '类别'],
  text: ['text', 'message', 'comment', 'note', 'description', 'body', '说明', '内容', '注释'],
  replacement: ['replacement', 'suggestion', 'fix', 'suggested_code', 'suggestedCode', '替换'],
} as const;

/** Words for the kinds in the languages that answers come in, found anywhere in what was said. */
const kinds: readonly (readonly [NoteKind, RegExp])[] = [
  ['risk', /risk|bug|issue|problem|warn|error|danger|vulnerab|security|edge|风险|隐患|问题|缺陷|错误|漏洞|警告|边界/i],
  ['suggestion', /suggest|improve|refactor|fix|propos|style|optimi[sz]|建议|改进|优化|重构|修复/i],
  ['why', /why|reason|rationale|background|原因|为什么|为何|理由|缘由|背景/i],
  ['what', /what|expla|info|summary|purpose|describ|function|note|comment|作用|说明|解释|功能|用途|做什么|含义/i],
];

/**
 * The fields of a note as the schema names them, out of an object that means the same: other spellings, numbers as
 * text, kinds in other words. What cannot be told stays as it is, for the schema to refuse.
 */
export function looseNote(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = value as Record<string, unknown>;
  const note: Record<string, unknown> = {};
  for (const [field, spellings] of Object.entries(names)) {
    const found = spellings.find(name => given[name] !== undefined && given[name] !== null);
    if (found) note[field] = given[found];
  }
  const span = typeof note.startLine === 'string' ? /^\D*(\d+)(?:\D+(\d+))?/.exec(note.startLine) : undefined;
  if (span) {
    note.startLine = Number(span[1]);
    note.endLine ??= Number(span[2] ?? span[1]);
  }
  if (typeof note.endLine === 'string') note.endLine = Number(/\d+/.exec(note.endLine)?.[0] ?? Number.NaN);
  note.endLine ??= note.startLine;
  if (typeof note.startLine === 'number' && typeof note.endLine === 'number' && note.endLine < note.startLine) {
    [note.startLine, note.endLine] = [note.endLine, note.startLine];
  }
  if (typeof note.kind === 'string') note.kind = kindOf(note.kind);
  if (note.quote !== undefined && typeof note.quote !== 'string') delete note.quote;
  if (typeof note.replacement === 'string') note.replacement = bareCode(note.replacement);
  else delete note.replacement;
  return note;
}

function kindOf(said: string): string {
  const exact = said.trim().toLowerCase();
  return kinds.find(([kind]) => kind === exact)?.[0] ?? kinds.find(([, words]) => words.test(said))?.[0] ?? said;
}

/** Code without the fence around it and without the numbers in front of its lines, where a model copied them. */
export function bareCode(code: string): string {
  const fenced = /^\s*(`{3,})[^\n]*\n([\s\S]*?)\n?\s*\1\s*$/.exec(code)?.[2] ?? code;
  const lines = fenced.split('\n');
  const numbers = lines.map(line => /^ *(\d+)\t/.exec(line)?.[1]);
  const isNumbered = numbers.every(
    (number, index) => number !== undefined && Number(number) === Number(numbers[0]) + index,
  );
  return isNumbered ? lines.map(line => line.replace(/^ *\d+\t/, '')).join('\n') : fenced;
}
