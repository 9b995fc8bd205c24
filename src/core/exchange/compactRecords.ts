import type { ConversationRecord, Piece, ProgressRecord } from '../conversation/index.ts';

/**
 * The same conversation in fewer records: what an answer came in by the second is one piece, and marks that a later one
 * has made void are gone, as is what belongs to one place (header, deletion).
 */
export function compactRecords(records: Iterable<ConversationRecord>): ConversationRecord[] {
  const compact: ConversationRecord[] = [];
  const marks = new Map<string, ConversationRecord>();
  for (const record of records) {
    if (record.record === 'conversation' || record.record === 'deleted') continue;
    if (record.record === 'renamed' || record.record === 'pinned') {
      marks.set(record.record, record);
      continue;
    }
    const last = compact.at(-1);
    const joined = last?.record === 'progress' && record.record === 'progress' ? join(last, record) : undefined;
    if (joined) compact[compact.length - 1] = joined;
    else compact.push(record);
  }
  return [...compact, ...marks.values()];
}

/** @returns undefined where there is a hole between them, or they are of two turns */
function join(before: ProgressRecord, after: ProgressRecord): ProgressRecord | undefined {
  if (before.turnId !== after.turnId) return undefined;
  if (!follows(before.reasoning, after.reasoning) || !follows(before.text, after.text)) return undefined;
  const reasoning = joinedPieces(before.reasoning, after.reasoning);
  const text = joinedPieces(before.text, after.text);
  return { ...before, ...after, ...(reasoning && { reasoning }), ...(text && { text }) };
}

function follows(before: Piece | undefined, after: Piece | undefined): boolean {
  return !before || !after || before.from + before.add.length === after.from;
}

function joinedPieces(before: Piece | undefined, after: Piece | undefined): Piece | undefined {
  return before && after ? { from: before.from, add: before.add + after.add } : (after ?? before);
}
