import { isObject } from '../reading/readRequest.ts';
import type { Received } from '../reading/received.ts';

/** One step of an agent: the next call, or what to say when all is done. */
export type AgentStep = { call: { name: string; arguments: string } } | { text: string };

interface Call {
  name: string;
  arguments: Record<string, unknown>;
  /** Absent while its result is not there. */
  result: string | undefined;
}

/** What the question asks for: `old` and `new` stood in backticks, one after the other, beside the name of a file. */
interface Renaming {
  path: string;
  old: string;
  new: string;
}

const readingTool = /^read_?file$/i;
const editingTool = /^replace_?string_?in_?file$/i;

/**
 * Renames an identifier in a file with an agent's own tools, where the question names the file and both identifiers
 * (`` `a` `b` src/x.ts ``): reads the file, unless it stands in the question as inline chat has it, then replaces one
 * place a round, taken from what the tool really returned, until none is left. Nothing when the question or the tools
 * are of another kind.
 */
export function agentAnswer(received: Received): AgentStep | undefined {
  const reading = toolNamed(received, readingTool);
  const editing = toolNamed(received, editingTool);
  const wanted = renamingIn(received.last.text);
  if (!editing || !wanted) return undefined;
  const shown = fileInQuestion(wanted.path, received);
  if (!reading && !shown) return undefined;
  const file = shown?.path ?? absolutePath(wanted.path, received);
  const calls = callsOf(received).filter(call => String(call.arguments.filePath ?? '') === file);
  const read = calls.find(call => call.name === reading);
  if (!read && !shown && reading) return call(reading, { filePath: file, startLine: 1, endLine: 2000 });
  const edits = calls.filter(({ name }) => name === editing);
  const text = edits.reduce(
    (before, { arguments: { oldString, newString } }) => before.replace(String(oldString), () => String(newString)),
    contentOf(shown?.content ?? read?.result ?? ''),
  );
  const edit = nextEdit(text, wanted);
  if (edit) return call(editing, { filePath: file, ...edit });
  const { old, new: next, path } = wanted;
  if (edits.length === 0)
    return { text: received.chinese ? `${path} 中没有 \`${old}\`。` : `${path} has no \`${old}\`.` };
  return {
    text: received.chinese
      ? `${path} 中有 ${edits.length} 处 \`${old}\` 改为 \`${next}\`。`
      : `\`${old}\` is now \`${next}\` in ${edits.length} places of ${path}.`,
  };
}

function call(name: string, values: Record<string, unknown>): AgentStep {
  return { call: { name, arguments: JSON.stringify(values) } };
}

function toolNamed({ body }: Received, pattern: RegExp): string | undefined {
  const tools = Array.isArray(body.tools) ? body.tools : [];
  for (const tool of tools) {
    const name = isObject(tool) && isObject(tool.function) ? tool.function.name : undefined;
    if (typeof name === 'string' && pattern.test(name)) return name;
  }
  return undefined;
}

/** VS Code's agent marks the user's own words; what stands around them names files and tools too. */
function renamingIn(text: string): Renaming | undefined {
  const question = /<(userRequest|prompt)>([\s\S]*?)<\/\1>/.exec(text)?.[2] ?? text;
  const [old, next] = [...question.matchAll(/`([\p{L}_$][\p{L}\p{N}_$]*)`/gu)].map(match => match[1]);
  const path = /(?:^|[\s`(])((?:[\w.-]+\/)+[\w.-]+\.\w+)/.exec(question)?.[1];
  return old && next && path ? { path, old, new: next } : undefined;
}

/** VS Code's inline chat sends the whole file along, and offers no tool to read. */
function fileInQuestion(path: string, { last }: Received): { path: string; content: string } | undefined {
  const [, shown, content] =
    /The filepath is `([^`]+)` and this is its content:\s*<file>\s*([\s\S]*?)\s*<\/file>/.exec(last.text) ?? [];
  return shown?.endsWith(`/${path}`) && content !== undefined ? { path: shown, content } : undefined;
}

/** Agents want absolute paths; the folder stands in the list of workspace folders. */
function absolutePath(path: string, { messages }: Received): string {
  const text = messages.map(message => message.text).join('\n');
  const folder = /workspace with the following folders:\s*- (\/\S+)/.exec(text)?.[1];
  return folder ? `${folder}/${path}` : path;
}

/** The calls since the last question, each with its result. */
function callsOf({ body }: Received): Call[] {
  const messages = (Array.isArray(body.messages) ? body.messages : []).filter(isObject);
  const since = messages.slice(messages.findLastIndex(message => message.role === 'user') + 1);
  const results = new Map(
    since.filter(({ role }) => role === 'tool').map(message => [message.tool_call_id, textOf(message.content)]),
  );
  return since
    .flatMap(message => (Array.isArray(message.tool_calls) ? message.tool_calls : []))
    .filter(isObject)
    .map(made => {
      const { name, arguments: text } = isObject(made.function) ? made.function : {};
      return { name: String(name), arguments: parse(text), result: results.get(made.id) };
    });
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  return parts.map(part => (typeof part.text === 'string' ? part.text : '')).join('');
}

function parse(text: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(text));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** The file inside the result of a reading tool: what stands in the fence, or all of it. */
function contentOf(result: string): string {
  return /^(`{3,})[^\n]*\n([\s\S]*?)\n?^\1\s*$/m.exec(result)?.[2] ?? result;
}

/** The first place that is left, with a line around it on each side so that it stands in the file once. */
function nextEdit(text: string, { old, new: next }: Renaming): { oldString: string; newString: string } | undefined {
  const word = new RegExp(`(?<![\\p{L}\\p{N}_$])${old.replaceAll('$', '\\$')}(?![\\p{L}\\p{N}_$])`, 'gu');
  const lines = text.split('\n');
  const at = lines.findIndex(line => line.search(word) >= 0);
  if (at < 0) return undefined;
  const oldString = lines.slice(Math.max(0, at - 1), at + 2).join('\n');
  return { oldString, newString: oldString.replace(word, () => next) };
}
