import { type AppliedEdits, applyEdits, type Edit } from '../../edits/index.ts';
import { isStillSound } from './soundness.ts';

export interface AppliedPageEdits extends Omit<AppliedEdits, 'text'> {
  html: string;
}

/** `applyEdits` for a page, all or nothing where the page would no longer be one. */
export function applyPageEdits(html: string, edits: readonly Edit[]): AppliedPageEdits {
  const { text, applied, problems, changes } = applyEdits(html, edits);
  if (isStillSound(html, text)) return { html: text, applied, problems, changes };
  return { html, applied: 0, problems: [...problems, { kind: 'breaks-page', block: 0, excerpt: '' }], changes: [] };
}
