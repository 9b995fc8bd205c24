import { ocr } from './ocr.ts';
import type { Verb } from './verb.ts';

/** Every verb there is, in the order of menus. */
export const verbs: readonly Verb[] = [ocr];

export function verbOf(name: string): Verb | undefined {
  return verbs.find(verb => verb.name === name);
}
