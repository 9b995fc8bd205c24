import { unescapeText } from '../code/unescapeText.ts';
import type { Edit } from './edit.ts';
import type { EditProblem } from './editProblem.ts';
import { readJsonEdits, readTaggedEdits } from './otherForms.ts';
import { readMarkedBlocks } from './readMarkedBlocks.ts';

export interface ReadEdits {
  /** In the order of the answer. */
  edits: Edit[];
  /** Blocks that could not be read. An answer without any blocks has no problem: it wants nothing changed. */
  problems: EditProblem[];
}

/**
 * Takes the blocks out of an answer (`docs/decisions/0021-refining.md` has their form). Forgiving in everything that
 * leaves no doubt: fences, talk around the blocks, carriage returns, other lengths and words of the marks, JSON,
 * escaped text. A block that may have been cut off is a problem, never an edit.
 */
export function readEdits(answer: string): ReadEdits {
  const text = answer.replace(/\r\n?/g, '\n');
  for (const form of [text, unescaped(text), withoutEntities(text)]) {
    const read = form === undefined ? undefined : readMarkedBlocks(form);
    if (read && read.edits.length + read.problems.length > 0) return read;
  }
  const others = readJsonEdits(text) ?? readTaggedEdits(text);
  return { edits: others ?? [], problems: [] };
}

/** Blocks as the inside of a string, with `\n` spelt out. */
function unescaped(text: string): string | undefined {
  if (!/[<-]{5,9} ?\w+\\n/.test(text)) return undefined;
  return unescapeText(text, true).text.replace(/"(?=[<-]{5,9} ?\w+\n)/g, '"\n');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** Blocks that were escaped as if they were HTML. */
function withoutEntities(text: string): string | undefined {
  if (!/^\s*(?:&lt;){5,9}/m.test(text)) return undefined;
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (match, name: string) => entities[name] ?? match);
}
