import { isObject } from '../reading/readRequest.ts';
import { isChangeField } from './schema.ts';

/** The first object in the text that looks like a JSON Schema of an object or a list. */
export function schemaIn(text: string): unknown {
  return objectsIn(text).find(value => isObject(value.properties) || (value.type === 'array' && isObject(value.items)));
}

/** A schema made from the first object in the text that can serve as an example of an answer. */
export function exampleIn(text: string): unknown {
  const example = objectsIn(text).find(value => Object.keys(value).length > 0);
  return example && schemaOf(example, '', text);
}

function schemaOf(value: unknown, field: string, text: string): Record<string, unknown> {
  if (Array.isArray(value)) return { type: 'array', items: schemaOf(value[0] ?? '', field, text) };
  if (isObject(value)) {
    const properties: Record<string, unknown> = {};
    for (const [name, entry] of Object.entries(value)) properties[name] = schemaOf(entry, name, text);
    const required = Object.keys(value);
    for (const name of required) {
      for (const extra of wordsFor(name, text).extras) properties[extra] ??= { type: 'string' };
    }
    return { type: 'object', properties, required };
  }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  if (typeof value === 'boolean') return { type: 'boolean' };
  const words = wordsFor(field, text).values;
  return typeof value === 'string' && words.includes(value) ? { type: 'string', enum: words } : { type: 'string' };
}

/**
 * Where a line explains a field (`kind: "what" says …; "why" gives …`), the quoted words that begin a clause are its
 * values; other quoted words there may be names of optional fields, of which only those for new code are of use here.
 */
function wordsFor(field: string, text: string): { values: string[]; extras: string[] } {
  const line = text.split('\n').findIndex(candidate => candidate.replace(/^[\s*`"-]+/, '').startsWith(`${field}:`));
  const none = { values: [], extras: [] };
  if (field === '' || line < 0) return none;
  const passage = text
    .split('\n')
    .slice(line, line + 6)
    .join('\n')
    .replace(/^[^:]*:/, '');
  const values = new Set<string>();
  const extras = new Set<string>();
  for (const match of passage.matchAll(/["`]([a-z][\w-]*)["`]/g)) {
    const before = passage.slice(0, match.index).trimEnd();
    const word = match[1] ?? '';
    const begins = before === '' || /[;,|(]$|\bor$/.test(before) || /\n\s*$/.test(passage.slice(0, match.index));
    if (begins) values.add(word);
    else if (isChangeField(word)) extras.add(word);
  }
  return { values: [...values], extras: [...extras] };
}

/** Every outermost balanced `{…}` of the text that parses as a JSON object. */
function objectsIn(text: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  for (let open = text.indexOf('{'); open >= 0; ) {
    const close = closingBrace(text, open);
    let next = open + 1;
    try {
      const value: unknown = close < 0 ? undefined : JSON.parse(text.slice(open, close + 1));
      if (isObject(value)) {
        found.push(value);
        next = close + 1;
      }
    } catch {
      // Braces of code or prose: go on with the next one.
    }
    open = text.indexOf('{', next);
  }
  return found;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  let inString = false;
  for (let at = open; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  return -1;
}
