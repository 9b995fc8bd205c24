import type { Received } from '../reading/received.ts';

/** Source of Mermaid and words that name a line of it, where Mermaid is asked for: the source without that line. */
export function mendedDiagramAnswer({ system, last }: Received): string | undefined {
  if (last.pictures.length > 0 || !/`mermaid`/.test(system)) return undefined;
  const block = /^```mermaid\n([\s\S]*?)\n```$/m.exec(last.text)?.[1];
  const line = /\bline:?\s+(\d+)/i.exec(last.text)?.[1];
  if (block === undefined || line === undefined) return undefined;
  const lines = block.trimEnd().split('\n');
  // At the end of the text the parser names a line that is not there.
  const wrong = Math.min(Number(line), lines.length) - 1;
  return ['```mermaid', ...lines.filter((_, index) => index !== wrong), '```'].join('\n');
}
