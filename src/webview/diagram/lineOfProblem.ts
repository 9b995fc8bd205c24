/**
 * Where the parser stopped: "Parse error on line 3:". Counted from 1; nothing where it does not say. At the end of the
 * text it names a line that is not there: the last one is meant.
 */
export function lineOfProblem(problem: string, source: string): number | undefined {
  const line = /\bline:?\s+(\d+)/i.exec(problem)?.[1];
  return line === undefined ? undefined : Math.min(Number(line), source.trimEnd().split('\n').length);
}
