/** A problem that the editor shows for a place in a file. */
export interface ProblemFact {
  /** Relative to the workspace. */
  path: string;
  /** From 1. */
  line: number;
  column: number;
  severity: 'error' | 'warning' | 'information' | 'hint';
  message: string;
  /** Who found it, and by which name: `ts`, `2304`. */
  source?: string | undefined;
  code?: string | undefined;
  related: readonly { path: string; line: number; message: string }[];
}

/** Problems as compilers write them, one a line, with what belongs to them below. */
export function problemsText(problems: readonly ProblemFact[]): string {
  return problems.map(problemText).join('\n');
}

function problemText({ path, line, column, severity, message, source, code, related }: ProblemFact): string {
  const found = [source, code].filter(part => part !== undefined && part !== '').join(' ');
  const head = `${path}:${line}:${column}: ${severity}: ${message.trim()}${found === '' ? '' : ` [${found}]`}`;
  return [head, ...related.map(place => `  ${place.path}:${place.line}: ${place.message.trim()}`)].join('\n');
}
