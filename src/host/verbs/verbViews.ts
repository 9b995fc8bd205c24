import { verbs } from '../../core/verbs/index.ts';
import type { VerbView } from '../../protocol/index.ts';
import { verbWords } from './verbWords.ts';

/** The verbs that there are, in the order of menus. */
export function verbViews(): VerbView[] {
  return verbs.map(({ name }) => ({ name, ...verbWords(name) }));
}
