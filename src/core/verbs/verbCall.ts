import type { Verb } from './verb.ts';
import { verbOf } from './verbs.ts';

/** A message that begins with a verb: `/ocr only the left half`. */
export interface VerbCall {
  verb: Verb;
  /** What is written behind it. */
  wish: string;
}

/** @returns nothing where the message does not begin with a verb that there is */
export function verbCallOf(text: string): VerbCall | undefined {
  const [whole = '', name = ''] = /^\s*\/([a-z]+)(?=\s|$)/.exec(text) ?? [];
  const verb = verbOf(name);
  return verb && { verb, wish: text.slice(whole.length).trim() };
}

/** What a model is asked by it: the user's words, else the verb's own. @param locale BCP 47 */
export function questionOf({ verb, wish }: VerbCall, locale: string): string {
  return wish.trim() || (/^zh\b/i.test(locale) ? verb.question.zh : verb.question.en);
}
