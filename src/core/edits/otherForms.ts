import type { Edit } from './edit.ts';

const searchNames = ['search', 'find', 'old', 'old_string', 'oldText', 'old_text', 'before', 'original'];
const replaceNames = ['replace', 'replacement', 'new', 'new_string', 'newText', 'new_text', 'after', 'updated'];

/** Edits as JSON, an array of them or an object that holds one; in a fence or between talk. */
export function readJsonEdits(text: string): Edit[] | undefined {
  for (const candidate of jsonIn(text)) {
    try {
      const edits = editsIn(JSON.parse(candidate));
      if (edits.length > 0) return edits;
    } catch {
      // Not this piece, then.
    }
  }
  return undefined;
}

function* jsonIn(text: string): Generator<string> {
  for (const [, body] of text.matchAll(/^[ \t]*(?:`{3,}|~{3,})[ \t]*\w*\n([\s\S]*?)\n[ \t]*(?:`{3,}|~{3,})/gm))
    if (body) yield body;
  const start = text.search(/[[{]/);
  const last = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  if (start >= 0 && last > start) yield text.slice(start, last + 1);
}

function editsIn(value: unknown): Edit[] {
  if (Array.isArray(value)) return value.flatMap(editsIn);
  if (typeof value !== 'object' || value === null) return [];
  const fields = new Map(Object.entries(value));
  const search = textAt(fields, searchNames);
  const replace = textAt(fields, replaceNames);
  if (search !== undefined && replace !== undefined) return [{ search, replace }];
  return [...fields.values()].filter(Array.isArray).flatMap(editsIn);
}

function textAt(fields: ReadonlyMap<string, unknown>, names: readonly string[]): string | undefined {
  const value = names.map(name => fields.get(name)).find(field => typeof field === 'string');
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : undefined;
}

/** `<search>…</search>` directly followed by `<replace>…</replace>`. HTML has a search element of its own, so both. */
export function readTaggedEdits(text: string): Edit[] | undefined {
  const pairs = text.matchAll(/<search>\n?([\s\S]*?)\n?<\/search>\s*<replace>\n?([\s\S]*?)\n?<\/replace>/gi);
  const edits = [...pairs].map(([, search = '', replace = '']) => ({ search, replace }));
  return edits.length > 0 ? edits : undefined;
}
