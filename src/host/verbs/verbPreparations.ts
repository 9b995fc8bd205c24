import type { VerbName } from '../../core/verbs/index.ts';
import { prepareCompare } from './preparations/prepareCompare.ts';
import { prepareDebug } from './preparations/prepareDebug.ts';
import type { Preparation, PreparationInput } from './preparations/preparation.ts';

/** Verbs that look for something first. Chat and the panel both do it, and send what was found with the question. */
const verbPreparations: Partial<Record<VerbName, (input: PreparationInput) => Promise<Preparation>>> = {
  compare: prepareCompare,
  debug: prepareDebug,
};

export async function prepareVerb(name: VerbName, input: PreparationInput): Promise<Preparation> {
  return (await verbPreparations[name]?.(input)) ?? { code: [], references: [], notices: [] };
}
