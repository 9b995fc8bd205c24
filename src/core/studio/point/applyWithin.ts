/** Edits of a model, held to the elements that were pointed at. */
import { blockName, type Edit, type EditProblem, type SayProblem, type SourceChange } from '../../edits/index.ts';
import { applyPageEdits } from '../edits/index.ts';
import { readPage, type Span } from '../source/index.ts';
import { sameOutside } from '../source/sameOutside.ts';
import { changedPart } from '../sourceChunk.ts';

export interface AppliedWithin {
  html: string;
  applied: number;
  problems: (EditProblem | OutsideProblem)[];
}

/** It is about something else than what was pointed at, or would change it along: `leaks`. */
export interface OutsideProblem {
  readonly kind: 'outside' | 'leaks';
  /** Counted from 1; 0 where it is all of them. */
  readonly block: number;
  readonly excerpt: string;
}

/**
 * Applies edits inside of these pieces of the source and nowhere else. Each is searched in the pieces first, where a
 * text may stand once that the page has often; else in the whole page, as lines around an element belong to what is
 * searched, too: then what really changes must lie inside.
 * @param spans of the elements; they must not overlap
 */
export function applyWithin(html: string, spans: readonly Span[], edits: readonly Edit[]): AppliedWithin {
  const problems: AppliedWithin['problems'] = [];
  let now = { html, spans: spans.toSorted((a, b) => a.start - b.start) };
  let applied = 0;
  for (const [index, edit] of edits.entries()) {
    const placed = placedInPieces(now, edit) ?? placedInPage(now, edit);
    if ('problem' in placed) {
      problems.push({ ...placed.problem, block: index + 1 });
      continue;
    }
    for (const change of placed.changes.toSorted((a, b) => b.start - a.start)) now = changed(now, change);
    if (placed.changes.length > 0) applied++;
  }
  if (applied > 0 && !sameOutside(readPage(html), spans, readPage(now.html), now.spans)) {
    return { html, applied: 0, problems: [...problems, { kind: 'leaks', block: 0, excerpt: '' }] };
  }
  return { html: now.html, applied, problems };
}

interface Pieces {
  html: string;
  spans: Span[];
}
type Placed = { changes: SourceChange[] } | { problem: EditProblem | OutsideProblem };

/** In the one piece that has it once; undefined where none or several do. */
function placedInPieces({ html, spans }: Pieces, edit: Edit): Placed | undefined {
  const found = spans.flatMap(span => {
    const piece = html.slice(span.start, span.end);
    // Edits are held to leave most of a page and its root: within a page of its own, a piece may go as a whole.
    const before = `<x>${' '.repeat(4 * piece.length)}\n`;
    const { applied, changes, problems } = applyPageEdits(`${before}${piece}\n</x>`, [edit]);
    if (applied === 0) return problems.length === 0 ? [[]] : [];
    const at = (offset: number): number =>
      Math.min(span.end, Math.max(span.start, offset - before.length + span.start));
    return [changes.map(({ start, end, text }) => ({ start: at(start), end: at(end), text }))];
  });
  const [changes] = found;
  return found.length === 1 && changes ? { changes } : undefined;
}

function placedInPage({ html, spans }: Pieces, edit: Edit): Placed {
  const { problems, changes } = applyPageEdits(html, [edit]);
  const [problem] = problems;
  if (problem) return { problem };
  const smallest = changes.map(change => smaller(html, change));
  const isInside = ({ start, end }: SourceChange): boolean =>
    spans.some(span => start >= span.start && end <= span.end);
  if (smallest.every(isInside)) return { changes: smallest };
  return { problem: { kind: 'outside', block: 0, excerpt: edit.search.trim().slice(0, 160) } };
}

/** Without what it repeats at its edges: lines around the element that the edit was found by. */
function smaller(html: string, { start, end, text }: SourceChange): SourceChange {
  const part = changedPart(html.slice(start, end), text);
  return part ? { start: start + part.start, end: start + part.end, text: part.text } : { start, end: start, text: '' };
}

/** The pieces grow and move with it. */
function changed({ html, spans }: Pieces, { start, end, text }: SourceChange): Pieces {
  const by = text.length - (end - start);
  return {
    html: html.slice(0, start) + text + html.slice(end),
    spans: spans.map(span => {
      if (span.start >= end && !(span.start === start && span.end > end && start === end)) {
        return { start: span.start + by, end: span.end + by };
      }
      return span.end < end || span.end <= start ? span : { start: span.start, end: span.end + by };
    }),
  };
}

export function isOutside(problem: EditProblem | OutsideProblem): problem is OutsideProblem {
  return problem.kind === 'outside' || problem.kind === 'leaks';
}

/** For the model, which is asked once more. */
export function outsideProblemText({ kind, block, excerpt }: OutsideProblem, say: SayProblem): string {
  return say(kind, { block: blockName(block, excerpt, say) });
}
