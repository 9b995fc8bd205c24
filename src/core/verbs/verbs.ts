import { compare } from './compare.ts';
import { debug } from './debug.ts';
import { doc } from './doc.ts';
import { locate } from './locate.ts';
import { chart } from './chart.ts';
import { diagram } from './diagram.ts';
import { ocr } from './ocr.ts';
import type { Verb } from './verb.ts';
import { video } from './video.ts';

/** Every verb there is, in the order of menus. */
export const verbs: readonly Verb[] = [ocr, diagram, chart, debug, compare, locate, video, doc];

export function verbOf(name: string): Verb | undefined {
  return verbs.find(verb => verb.name === name);
}
