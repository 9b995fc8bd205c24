/** A tool as the editor lists it. */
export interface ListedTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of what it takes; absent for a tool that takes nothing. */
  readonly inputSchema?: object | undefined;
  readonly tags: readonly string[];
}

export interface PickLimits {
  /** BigModel's OpenAPI of 2026-07-11 names 128. */
  maxTools: number;
  /** Of names, descriptions and schemas together: they go along with every request. */
  maxChars: number;
}

export interface PickedTool<T extends ListedTool> {
  tool: T;
  /** What the model calls it: its name, in the characters that every endpoint takes. */
  callName: string;
}

/**
 * The editor's own agent's: they end its turn, ask its questions or show its plan, and mean nothing to whoever else calls
 * them. Nothing marks them as such (VS Code 1.139).
 */
const ofTheAgent =
  /^(?:inline_chat_exit|task_complete|manage_todo_list|runSubagent|vscode_(?:askQuestions|reviewPlan|get_\w*confirmation\w*)|setup_tools_\w+)$/;
/** Tools that only look around, by the tags that the editor and its agent's tools bear, go before others. */
const looking = /codesearch|read|search/i;

/**
 * Which tools a model is told of: those that the user named, then those that look around, then the others, in the
 * editor's order, as many as fit. One that was named is never left out for its size.
 * @param named by the user, as the editor names them
 */
export function pickTools<T extends ListedTool>(
  listed: readonly T[],
  named: ReadonlySet<string>,
  { maxTools, maxChars }: PickLimits,
): { picked: readonly PickedTool<T>[]; leftOut: readonly T[] } {
  const rank = ({ name, tags }: T): number =>
    named.has(name) ? 0 : tags.some(tag => looking.test(tag)) || looking.test(name) ? 1 : 2;
  const wanted = listed.filter(tool => named.has(tool.name) || !ofTheAgent.test(tool.name));
  const picked: PickedTool<T>[] = [];
  const leftOut: T[] = [];
  const names = new Set<string>();
  let left = maxChars;
  for (const tool of wanted.toSorted((a, b) => rank(a) - rank(b))) {
    const chars = tool.name.length + tool.description.length + JSON.stringify(tool.inputSchema ?? {}).length;
    if (picked.length >= maxTools || (chars > left && !named.has(tool.name))) {
      leftOut.push(tool);
      continue;
    }
    left -= chars;
    const callName = freeName(tool.name, names);
    names.add(callName);
    picked.push({ tool, callName });
  }
  return { picked, leftOut };
}

/** At most 64 letters, digits, `_` and `-`: the pattern of OpenAI, which BigModel and TokenHub insist on. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 64) || 'tool';
  let free = plain;
  for (let number = 2; taken.has(free); number++) free = `${plain.slice(0, 60)}_${number}`;
  return free;
}
