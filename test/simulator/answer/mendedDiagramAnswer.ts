import type { Received } from '../reading/received.ts';

/** Source of Mermaid and words that name a line of it, where Mermaid is asked for: the source without that line. */
export function mendedDiagramAnswer({ system, last }: Received): string | undefined {
  if (last.pictures.length > 0 || !/`mermaid`/.test(system)) return undefined;
  const block = /^```mermaid\n([\s\S]*?)\n```$/m.exec(last.text)?.[1];
  const line = /\bline:?\s+(\d+)/i.exec(last.text)?.[1];
  if (block === undefined || line === undefined) return undefined;
  return ['```mermaid', ...block.split('\n').filter((_, index) => index !== Number(line) - 1), '```'].join('\n');
}
