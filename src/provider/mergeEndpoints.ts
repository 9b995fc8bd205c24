import type * as z from 'zod';
import { capabilitiesOf } from './capabilities.ts';
import { type CapabilitiesEntry, type EndpointEntry, endpointEntrySchema } from './endpointEntrySchema.ts';
import { endpoints as builtIn } from './endpoints.ts';
import { withModelEntry } from './modelEntries.ts';
import { findModel } from './models.ts';
import type { Capabilities, Endpoint, MediaKind, MediaRule, ModelInfo } from './types.ts';

/** What is wrong with one field of one entry, without its value: that may be a key in the wrong place. */
export interface EndpointEntryProblem {
  /** Of the entry, from 0. */
  index: number;
  /** `models.0.price.input`; empty for the entry itself. */
  field: string;
  /** `missing`: has to be there. `unknown`: there is no such field. `wrong`: is not `expected`. */
  kind: 'missing' | 'unknown' | 'wrong';
  /** A type, a format, a bound or the words that are allowed. */
  expected?: string;
}

/**
 * The built-in endpoints with the user's entries: one with a built-in id changes what it names, field by field, models
 * by their ids; any other is an endpoint of its own. An entry with a problem is left out as a whole, so that nobody is
 * sent a picture by half of what was meant.
 */
export function mergeEndpoints(entries: readonly unknown[]): {
  endpoints: readonly Endpoint[];
  problems: readonly EndpointEntryProblem[];
} {
  const byId = new Map<string, Endpoint>(builtIn.map(endpoint => [endpoint.id, endpoint]));
  const problems: EndpointEntryProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = endpointEntrySchema().safeParse(entry);
    const found = parsed.success
      ? merged(byId.get(parsed.data.id), parsed.data)
      : parsed.error.issues.flatMap(issue => problemsOf(issue, entry));
    if (Array.isArray(found)) problems.push(...found.map(problem => ({ ...problem, index })));
    else byId.set(found.id, found);
  }
  return { endpoints: [...byId.values()], problems };
}

const everyKind: readonly MediaKind[] = ['image', 'video', 'audio', 'file'];

type Problem = Omit<EndpointEntryProblem, 'index'>;

function merged(base: Endpoint | undefined, entry: EndpointEntry): Endpoint | Problem[] {
  const { id, models = [], capabilities, ...rest } = entry;
  const baseUrl = entry.baseUrl ?? base?.baseUrl;
  if (baseUrl === undefined) return [{ field: 'baseUrl', kind: 'missing' }];
  // Another dialect is another server: what is known of the built-in one's ways does not hold for it.
  const known = base && (entry.dialect ?? base.dialect) === base.dialect ? base : base && { ...base, capabilities: {} };
  const endpoint: Endpoint = {
    ...known,
    ...withoutUndefined(rest),
    id,
    label: entry.label ?? base?.label ?? id,
    baseUrl: baseUrl.replace(/\/+$/, '').replace(/\/chat\/completions$/, ''),
    dialect: entry.dialect ?? base?.dialect ?? 'openai',
  };
  const own = capabilities && mergedCapabilities(capabilitiesOf(endpoint), capabilities);
  if (Array.isArray(own)) return own;
  const withWays: Endpoint = own ? { ...endpoint, capabilities: own } : endpoint;
  if (models.length === 0) return withWays;
  const rows = new Map((base?.models ?? []).map(model => [model.id, model]));
  for (const [index, model] of models.entries()) {
    const row = withModelEntry(rows.get(model.id) ?? findModel(withWays, model.id) ?? unknownModel(model.id), model);
    if ('missing' in row) return [{ field: `models.${index}.price.${row.missing}`, kind: 'missing' }];
    rows.set(model.id, row);
  }
  return { ...withWays, models: [...rows.values()], modelEntries: [...(base?.modelEntries ?? []), ...models] };
}

/** Of a model that no table knows: what is safest to assume, text in, text out, no tools. */
function unknownModel(id: string): ModelInfo {
  return { id, label: id, input: ['text'], output: ['text'], tools: false, thinking: 'none' };
}

function mergedCapabilities(known: Capabilities, entry: CapabilitiesEntry): Capabilities | Problem[] {
  const { media, mixing, ...rest } = entry;
  const rules: Partial<Record<MediaKind, MediaRule>> = { ...known.media };
  for (const [kind, change] of Object.entries(media ?? {}) as [MediaKind, Partial<MediaRule> | null][]) {
    if (change === null) {
      delete rules[kind];
      continue;
    }
    const { url, data, mediaTypes, ...limits } = { ...rules[kind], ...change };
    if (url === undefined) return [{ field: `capabilities.media.${kind}.url`, kind: 'missing' }];
    if (data === undefined) return [{ field: `capabilities.media.${kind}.data`, kind: 'missing' }];
    if (mediaTypes === undefined) return [{ field: `capabilities.media.${kind}.mediaTypes`, kind: 'missing' }];
    rules[kind] = { url, data, mediaTypes, ...limits };
  }
  // The dialect's own rule would stand where none is written.
  const together = mixing === null ? [everyKind] : mixing;
  return { ...known, ...withoutUndefined(rest), media: rules, ...(together ? { mixing: together } : {}) };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** An optional field of a schema may hold `undefined`, which would cover what is known. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}

function problemsOf(issue: z.core.$ZodIssue, entry: unknown): Problem[] {
  const field = issue.path.join('.');
  const inside = (name: PropertyKey) => [...issue.path, name].join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({ field: inside(key), kind: 'unknown' }));
    case 'invalid_key':
      return [{ field, kind: 'unknown' }];
    case 'invalid_type':
      return [valueAt(entry, issue.path) === undefined ? { field, kind: 'missing' } : wrong(field, issue.expected)];
    case 'invalid_value':
      return [wrong(field, issue.values.map(String).join(' | '))];
    case 'too_small':
      return [wrong(field, `${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}`)];
    case 'too_big':
      return [wrong(field, `${issue.inclusive === false ? '<' : '≤'} ${issue.maximum}`)];
    case 'invalid_format':
      return [wrong(field, issue.format === 'url' ? 'http(s)://…' : (issue.pattern ?? issue.format))];
    default:
      return [{ field, kind: 'wrong' }];
  }
}

function wrong(field: string, expected: string): Problem {
  return { field, kind: 'wrong', expected };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[name];
  }
  return at;
}
