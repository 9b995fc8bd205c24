import type { Services } from '../services.ts';

/** What verbs need of the rest of the extension. */
export interface VerbContext {
  readonly services: Services;
}
