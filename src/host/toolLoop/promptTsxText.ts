/**
 * The text of a result that was written with `@vscode/prompt-tsx`, as the editor's agent and its tools do: a tree in
 * JSON, of pieces (`type` 1, with `children`) and of texts (`type` 2, with `text` and whether a new line begins).
 * Nothing where the value is no such tree.
 */
export function promptTsxText(value: unknown): string | undefined {
  if (!isObject(value) || !isObject(value.node)) return undefined;
  const out: string[] = [];
  walk(value.node, out);
  return out.join('');
}

function walk(node: unknown, out: string[]): void {
  if (!isObject(node)) return;
  if (node.type === 2 && typeof node.text === 'string') {
    if (node.lineBreakBefore && out.length > 0 && !out.at(-1)?.endsWith('\n')) out.push('\n');
    out.push(node.text);
    return;
  }
  if (Array.isArray(node.children)) for (const child of node.children) walk(child, out);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
