/** What the window and the thread that reads conversations say to each other. */
import type { Excerpt } from '../../core/search/index.ts';
import type { KnownConversation } from './factsFile.ts';

export interface ReaderSetup {
  /** Of the conversations' files. */
  directory: string;
  /** Of what is kept to be quick; may be removed at any time. */
  cacheDirectory: string;
}

export type ReaderJob =
  /** Reads what has changed since it was read, all or these; resolves when it is known. */
  | { job: 'refresh'; ids?: readonly string[] }
  | { job: 'search'; query: string }
  /** Where the words stand in these conversations. */
  | { job: 'excerpts'; query: string; ids: readonly string[] };

export interface ReaderResults {
  /** How many conversations there are that cannot be read. */
  refresh: number;
  /** Of all that hold the words, in no order. */
  search: string[];
  /** In the order in which they were asked for. */
  excerpts: (Excerpt | undefined)[];
}

export type ReaderRequest = ReaderJob & { id: number };

export type ReaderReply =
  | { id: number; result: ReaderResults[keyof ReaderResults] }
  | { id: number; problem: string }
  /** What was read on the way; `problems` are for the log, and hold no content. */
  | { known: KnownConversation[]; problems: string[] };
