import type { CodeFunction } from '../reading/findFunctions.ts';
import { isObject } from '../reading/readRequest.ts';
import type { Region } from '../vision/pictureFacts.ts';
import { aboutFunction } from './codeAnswer.ts';

/** What a schema can be filled from. */
export interface Material {
  chinese: boolean;
  /** One entry for each item that a list should get: functions first, else regions of the picture. */
  items: readonly Item[];
  path: string | undefined;
  language: string | undefined;
  lineCount: number;
  summary: string;
}

export interface Item {
  name: string;
  startLine: number;
  endLine: number;
  about: string;
  /** Source text of the lines. */
  source: string;
  region?: Region;
  /** 0..1000, as the grounding convention has it. */
  box?: readonly number[];
}

export function itemOfFunction(
  found: CodeFunction,
  lines: readonly string[],
  firstLine: number,
  chinese: boolean,
): Item {
  return {
    name: found.name,
    startLine: found.startLine,
    endLine: found.endLine,
    about: `${found.name}: ${aboutFunction(found, chinese)}`,
    source: lines.slice(found.startLine - firstLine, found.endLine - firstLine + 1).join('\n'),
  };
}

type Schema = Record<string, unknown>;

/** A value that fits the schema, its texts and numbers taken from the material by the names of the fields. */
export function fillSchema(schema: unknown, material: Material): unknown {
  const first = material.items[0];
  return fill(schema, '', { root: schema, material, item: first, index: 0, changes: false, depth: 0 });
}

interface Place {
  root: unknown;
  material: Material;
  item: Item | undefined;
  index: number;
  /** The item's own kind speaks of a change, so that a replacement belongs to it. */
  changes: boolean;
  depth: number;
}

function fill(given: unknown, field: string, place: Place): unknown {
  const schema = resolve(given, place.root);
  if (!schema || place.depth > 12) return null;
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return schema.enum[place.index % schema.enum.length];
  for (const key of ['anyOf', 'oneOf'] as const) {
    const options = schema[key];
    if (!Array.isArray(options)) continue;
    return fill(options.find(option => resolve(option, place.root)?.type !== 'null') ?? options[0], field, place);
  }
  const type = Array.isArray(schema.type) ? schema.type.find(option => option !== 'null') : schema.type;
  if (type === 'object' || isObject(schema.properties)) return fillObject(schema, place);
  if (type === 'array' || schema.items) return fillArray(schema, field, place);
  if (type === 'integer' || type === 'number') return fillNumber(schema, field, place);
  if (type === 'boolean') return typeof schema.default === 'boolean' ? schema.default : true;
  if (type === 'null') return null;
  return fillText(schema, field, place);
}

/** Follows `$ref` and joins `allOf`. */
function resolve(given: unknown, root: unknown): Schema | undefined {
  let schema = isObject(given) ? given : undefined;
  for (let hops = 0; schema && typeof schema.$ref === 'string' && hops < 10; hops++) {
    let target: unknown = root;
    for (const part of schema.$ref.replace(/^#\/?/, '').split('/').filter(Boolean)) {
      target = isObject(target) ? target[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
    }
    schema = isObject(target) ? target : undefined;
  }
  if (schema && Array.isArray(schema.allOf)) {
    const { allOf, ...own } = schema;
    const parts = (allOf as unknown[]).map(part => resolve(part, root)).filter(part => part !== undefined);
    const properties = Object.assign({}, ...parts.map(part => part.properties), own.properties);
    const required = [...parts, own as Schema].flatMap(part => (Array.isArray(part.required) ? part.required : []));
    schema = { ...Object.assign({}, ...parts), ...own, properties, required };
  }
  return schema;
}

/** A field that takes new code in place of old. */
export function isChangeField(name: string): boolean {
  return /^(?:replacement|replace|suggestion|suggested\w*|fix|new_?code|code|after|patch)$/i.test(name);
}

function fillObject(schema: Schema, place: Place): Record<string, unknown> {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const result: Record<string, unknown> = {};
  let { changes } = place;
  for (const [name, property] of Object.entries(properties)) {
    if (!required.has(name) && isChangeField(name) && !changes) continue;
    const value = fill(property, name, { ...place, changes, depth: place.depth + 1 });
    if (
      typeof value === 'string' &&
      /fix|bug|suggest|improve|refactor|change|issue/i.test(value) &&
      /kind|type|category|severity/i.test(name)
    ) {
      changes = true;
    }
    if (value === null && !required.has(name)) continue;
    result[name] = value;
  }
  return result;
}

function fillArray(schema: Schema, field: string, place: Place): unknown[] {
  const { material, item } = place;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : 200;
  const entry = resolve(schema.items, place.root) ?? {};
  if ((entry.type === 'number' || entry.type === 'integer') && /box|bbox|bounds|rect/i.test(field) && item?.box) {
    return item.box.slice(0, most);
  }
  const items = material.items.length > 0 ? material.items : [undefined];
  const count = Math.min(most, Math.max(least, items.length));
  return Array.from({ length: count }, (_, index) =>
    fill(schema.items ?? {}, field.replace(/s$/, ''), {
      ...place,
      item: items[index % items.length],
      index,
      depth: place.depth + 1,
    }),
  );
}

function fillNumber(schema: Schema, field: string, place: Place): number {
  const { item, material, index } = place;
  const start = item?.startLine ?? 1;
  const end = item?.endLine ?? Math.max(1, material.lineCount);
  const region = item?.region;
  let value = index + 1;
  if (/^(?:end|last|to|until)|(?:end|last)_?line$/i.test(field)) value = end;
  else if (/line|^(?:start|begin|first|from)/i.test(field))
    value = /count|total|lines$/i.test(field) ? end - start + 1 : start;
  else if (/^x$|left/i.test(field)) value = region?.x ?? 0;
  else if (/^y$|top/i.test(field)) value = region?.y ?? 0;
  else if (/width/i.test(field)) value = region?.width ?? material.lineCount;
  else if (/height/i.test(field)) value = region?.height ?? material.lineCount;
  else if (/confidence|score|probability/i.test(field)) value = 1;
  else if (/count|total|number/i.test(field)) value = material.items.length;
  if (typeof schema.minimum === 'number') value = Math.max(value, schema.minimum);
  if (typeof schema.exclusiveMinimum === 'number') value = Math.max(value, schema.exclusiveMinimum + 1);
  if (typeof schema.maximum === 'number') value = Math.min(value, schema.maximum);
  return schema.type === 'integer' ? Math.round(value) : value;
}

function fillText(schema: Schema, field: string, place: Place): string {
  const { item, material } = place;
  let value = item?.about ?? material.summary;
  if (/path|file|uri|url/i.test(field)) value = material.path ?? 'untitled';
  else if (/language/i.test(field)) value = material.language ?? 'text';
  else if (/^(?:name|label|symbol|function|id|title)$/i.test(field))
    value = item?.name ?? material.summary.split('\n')[0] ?? '';
  else if (/colou?r|hex/i.test(field)) value = item?.region?.hex ?? '#000000';
  else if (/^quote$/i.test(field)) value = item?.source.split('\n')[0] ?? '';
  else if (/summary|overview/i.test(field)) value = material.summary;
  else if (isChangeField(field)) value = withComment(item, material.language);
  if (typeof schema.maxLength === 'number') value = [...value].slice(0, schema.maxLength).join('');
  if (typeof schema.minLength === 'number') value = value.padEnd(schema.minLength, '.');
  return value;
}

/** The item's own lines under a comment that says what was measured. */
function withComment(item: Item | undefined, language: string | undefined): string {
  if (!item) return '';
  const indent = /^\s*/.exec(item.source)?.[0] ?? '';
  const mark = language === 'python' || language === 'ruby' || language === 'yaml' ? '#' : '//';
  return `${indent}${mark} ${item.about}\n${item.source}`;
}
