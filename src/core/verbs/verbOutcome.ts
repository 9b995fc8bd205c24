import type { NamedPlace } from './namedPlaces.ts';

/** Something of an answer that is more than its words: it can be opened, saved or drawn. */
export type VerbOutcome =
  /** Text or code that was read. `languageId` is the editor's; `plaintext` where nothing better is known. */
  | { kind: 'document'; languageId: string; text: string }
  /** Lines of files that it speaks of, as it writes them; whether they are there, the host finds out. */
  | { kind: 'places'; places: readonly NamedPlace[] };
