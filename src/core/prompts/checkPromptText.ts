import { type PromptTemplate, placeholdersIn } from './promptTemplate.ts';

/** A text longer than this is no instruction but a mistake. */
export const longestPromptText = 40_000;

export type PromptProblem =
  /** There is nothing in it, so the built-in text is used. */
  | { kind: 'empty' }
  /** It is not used. */
  | { kind: 'too-long' }
  /** It would be sent as it is written. `start` and `end` are string indexes. */
  | { kind: 'unknown-placeholder'; name: string; start: number; end: number }
  /** Without this piece the answer cannot be read. */
  | { kind: 'missing'; piece: string };

/** What is wrong with a workspace's own text for a job. */
export function checkPromptText(template: PromptTemplate, text: string): PromptProblem[] {
  if (text.trim() === '') return [{ kind: 'empty' }];
  if (text.length > longestPromptText) return [{ kind: 'too-long' }];
  const unknown = placeholdersIn(text).filter(({ name }) => !template.placeholders.includes(name));
  const missing = (template.mustHold ?? []).filter(piece => !text.includes(piece));
  return [
    ...unknown.map(place => ({ kind: 'unknown-placeholder' as const, ...place })),
    ...missing.map(piece => ({ kind: 'missing' as const, piece })),
  ];
}

/** As it is used: nothing where the built-in text is. */
export function usableText(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' || text.length > longestPromptText ? undefined : trimmed;
}
