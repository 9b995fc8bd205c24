import type { Received } from '../reading/received.ts';

export type VerbForm = 'text' | 'table' | 'mermaid';

/**
 * What is to be read off the pictures, by the form that the system message shows: an empty block with a place for its
 * language, a table with places for its series, a block of Mermaid.
 */
export function verbFormOf({ system, last }: Received): VerbForm | undefined {
  if (last.pictures.length === 0) return undefined;
  if (/^```(?:language|语言)$/m.test(system)) return 'text';
  if (/\|\s*\S+ 1\s*\|\s*\S+ 2\s*\|/.test(system)) return 'table';
  return /`mermaid`/.test(system) ? 'mermaid' : undefined;
}
