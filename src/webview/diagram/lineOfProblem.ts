/** Where the parser stopped: "Parse error on line 3:". Counted from 1; nothing where it does not say. */
export function lineOfProblem(problem: string): number | undefined {
  const line = /\bline:?\s+(\d+)/i.exec(problem)?.[1];
  return line === undefined ? undefined : Number(line);
}
