import type { DataTable } from '../tables/index.ts';
import type { NamedPlace } from './namedPlaces.ts';

/** Something of an answer that is more than its words: it can be opened, saved or drawn. Plain data, so that it can be kept. */
export type VerbOutcome =
  /** Text or code that was read. `languageId` is the editor's; `plaintext` where nothing better is known. */
  | { kind: 'document'; languageId: string; text: string }
  /** Data that was read, as it stands in the answer. */
  | { kind: 'table'; table: DataTable }
  /** A drawing as the source of Mermaid. */
  | { kind: 'diagram'; source: string }
  /** Lines of files that it speaks of, as it writes them; whether they are there, the host finds out. */
  | { kind: 'places'; places: readonly NamedPlace[] };
