/**
 * Which document holds which words. Made once, written to a file as it is, and searched as it lies there: a million
 * words of ten thousand documents are a few flat arrays.
 */
import { eachDocument, entriesWith, mergeTables, type PostingTable, tableOf } from './postingTable.ts';
import { gramsOf, type SearchQuery, type SearchUnits } from './searchUnits.ts';

export interface WordIndex {
  /** Documents are numbered from 0 up to this. */
  readonly documents: number;
  readonly words: PostingTable;
  readonly grams: PostingTable;
}

/** @param documents in the order of their numbers */
export function indexOf(documents: readonly SearchUnits[]): WordIndex {
  return {
    documents: documents.length,
    words: tableOf(documents.map(({ words }) => words)),
    grams: tableOf(documents.map(({ grams }) => grams)),
  };
}

/**
 * One index of several. Documents that `keep` refuses are left out, and the others numbered anew, in their order.
 * @param keep by the number of the index and that of the document in it
 */
export function mergeIndexes(
  indexes: readonly WordIndex[],
  keep: (index: number, document: number) => boolean,
): WordIndex {
  let documents = 0;
  const numbers = indexes.map((index, at) =>
    Int32Array.from({ length: index.documents }, (_, document) => (keep(at, document) ? documents++ : -1)),
  );
  return {
    words: mergeTables(
      indexes.map(({ words }) => words),
      numbers,
    ),
    grams: mergeTables(
      indexes.map(({ grams }) => grams),
      numbers,
    ),
    documents,
  };
}

/** One byte for each document: 1 for those that hold all that is asked for. */
export function findDocuments(index: WordIndex, query: SearchQuery): Uint8Array {
  const grams = [...new Set(query.phrases.flatMap(gramsOf))];
  const [first, ...others] = [
    ...query.words.map(word => holding(index.documents, index.words, word, false)),
    ...grams.map(gram => holding(index.documents, index.grams, gram, true)),
  ];
  if (!first) return new Uint8Array(index.documents).fill(1);
  return first.map((held, document) => (others.every(other => other[document] === 1) ? held : 0));
}

function holding(documents: number, table: PostingTable, part: string, whole: boolean): Uint8Array {
  const found = new Uint8Array(documents);
  let missing = documents;
  for (const entry of entriesWith(table, part, whole)) {
    eachDocument(table, entry, document => {
      missing -= 1 - (found[document] ?? 0);
      found[document] = 1;
    });
    // A letter that stands in every document stands in most words too.
    if (missing === 0) break;
  }
  return found;
}
