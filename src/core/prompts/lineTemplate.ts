import { fillTemplate, type PromptTemplate } from './promptTemplate.ts';

/** A template of many short texts, a line each: `name: words`. */
export type LineTemplate<Name extends string> = PromptTemplate & { readonly lines: readonly Name[] };

/** Says one of the texts. Values are for placeholders. */
export type Say<Name extends string> = (name: Name, values?: Readonly<Record<string, string | number>>) => string;

/** @param texts by name, in both languages */
export function lineTemplate<Name extends string>(
  { id, placeholders }: Pick<PromptTemplate, 'id' | 'placeholders'>,
  texts: Readonly<Record<Name, readonly [en: string, zh: string]>>,
): LineTemplate<Name> {
  const lines = Object.keys(texts) as Name[];
  const written = (language: 0 | 1): string => lines.map(name => `${name}: ${texts[name][language]}`).join('\n');
  return { id, placeholders, lines, en: written(0), zh: written(1) };
}

/**
 * @param text as it is used: built in, or a workspace's own
 * @param builtIn stands in for lines that `text` leaves out. Default: in the language of `text`
 */
export function sayLines<Name extends string>(
  { lines, en, zh }: LineTemplate<Name>,
  text: string,
  builtIn = /\p{Script=Han}/u.test(text) ? zh : en,
): Say<Name> {
  const told = new Map([...readLines(builtIn, lines), ...readLines(text, lines)]);
  return (name, values = {}) =>
    fillTemplate(
      told.get(name) ?? '',
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
    );
}

function readLines(text: string, names: readonly string[]): [string, string][] {
  return text.split('\n').flatMap((line): [string, string][] => {
    const [, name = '', words = ''] = /^\s*([\w-]+)\s*[:：]\s*(\S.*)$/.exec(line) ?? [];
    return names.includes(name) ? [[name, words.trim()]] : [];
  });
}
