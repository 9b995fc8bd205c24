import { CodeFence } from './codeFence.ts';
import { isRecord } from './wireValue.ts';

/** The functions that the request offered: name and JSON schema of the parameters. */
export type OfferedTools = ReadonlyMap<string, object>;

/** A tool call that stood in the text. `arguments` is JSON text. */
export interface TextToolCall {
  name: string;
  arguments: string;
}

export type TextPiece = string | TextToolCall;

interface Form {
  open: string;
  close: string;
  read(body: string, offered: OfferedTools): TextToolCall | undefined;
}

/**
 * What the models' own templates write, where the server has no parser for it or has one that missed: GLM-4.5 and later
 * and Qwen write `<tool_call>` (chat templates of zai-org/GLM-4.5 and Qwen/Qwen3, 2025), Kimi and its kin the other.
 */
const forms: readonly Form[] = [
  { open: '<tool_call>', close: '</tool_call>', read: readTagged },
  { open: '<|tool_call_begin|>', close: '<|tool_call_end|>', read: readSectioned },
];
/** What stands around the calls of one turn and says nothing. */
const wrapper = /<\|tool_calls_section_(?:begin|end)\|>/g;
const openings = [...forms.map(form => form.open), '<|tool_calls_section_begin|>', '<|tool_calls_section_end|>'];
/** By then a call has told its name. */
const longestName = 200;

/**
 * Finds tool calls that leaked into the text, by their markers alone: text that merely looks like a call stays text. So
 * does a marker in a code block or behind a backtick, and one around a tool that was not offered, as it may be what the
 * user asked about. Nothing of a call shows while it comes in; one that is never closed was text.
 */
export class TextToolCalls {
  readonly #offered: OfferedTools;
  /** The possible beginning of a marker. */
  #held = '';
  /** The call that is coming in. */
  #form: Form | undefined;
  #body = '';
  /** The end of `#body`, where a closing marker may have begun. To search `#body` would copy it again for each piece. */
  #tail = '';
  #told = false;
  readonly #fence = new CodeFence();

  constructor(offered: OfferedTools) {
    this.#offered = offered;
  }

  push(text: string): TextPiece[] {
    if (!this.#form && this.#held === '' && !text.includes('<')) {
      this.#fence.pass(text);
      return [text];
    }
    const pieces: TextPiece[] = [];
    let rest: string | undefined = text;
    while (rest !== undefined) rest = this.#form ? this.#inside(rest, pieces) : this.#outside(rest, pieces);
    return pieces;
  }

  /** The text is over. */
  end(): TextPiece[] {
    const rest = this.#form ? this.#form.open + this.#body : this.#held;
    this.#form = undefined;
    this.#held = '';
    this.#body = '';
    return rest === '' ? [] : [rest];
  }

  /** @returns what is still to be looked at */
  #outside(text: string, pieces: TextPiece[]): string | undefined {
    const all = this.#held + text;
    this.#held = '';
    for (let at = all.indexOf('<'); at !== -1; at = all.indexOf('<', at + 1)) {
      const form = forms.find(({ open }) => all.startsWith(open, at));
      if (form && !this.#fence.quotes(all.slice(0, at))) {
        this.#say(all.slice(0, at), pieces);
        this.#form = form;
        this.#body = '';
        this.#tail = '';
        this.#told = false;
        return all.slice(at + form.open.length);
      }
      if (openings.some(open => open.length > all.length - at && open.startsWith(all.slice(at)))) {
        this.#say(all.slice(0, at), pieces);
        this.#held = all.slice(at);
        return undefined;
      }
    }
    this.#say(all, pieces);
    return undefined;
  }

  #inside(text: string, pieces: TextPiece[]): string | undefined {
    const form = this.#form;
    if (!form) return text;
    const unsearched = this.#tail + text;
    const at = unsearched.indexOf(form.close);
    const end = this.#body.length - this.#tail.length + at;
    this.#body += text;
    if (at === -1) {
      this.#told ||= this.#tells();
      if (this.#told || this.#mayTell()) {
        this.#tail = unsearched.slice(1 - form.close.length);
        return undefined;
      }
      return this.#giveUp(form, pieces);
    }
    const call = form.read(this.#body.slice(0, end), this.#offered);
    if (!call) return this.#giveUp(form, pieces);
    pieces.push(call);
    this.#form = undefined;
    return this.#body.slice(end + form.close.length);
  }

  /** It names a tool that was offered, or is JSON, which may name one anywhere. */
  #tells(): boolean {
    const start = this.#body.slice(0, longestName).trimStart();
    if (start.startsWith('{')) return true;
    const name = /^(?:functions\.)?([\w.-]+?)(?::\d+)?\s*</.exec(start)?.[1];
    return name !== undefined && this.#offered.has(name);
  }

  /** It is short of that yet, and nothing stands against it. */
  #mayTell(): boolean {
    if (this.#body.length >= longestName) return false;
    const start = this.#body.trim().replace(/^functions\./, '');
    if ('functions.'.startsWith(start)) return true;
    const name = start.replace(/:\d*$/, '');
    return [...this.#offered.keys()].some(known => known.startsWith(name));
  }

  /** The marker was text; what stands behind it may still hold a call. */
  #giveUp(form: Form, pieces: TextPiece[]): string {
    const body = this.#body;
    this.#form = undefined;
    this.#body = '';
    this.#say(form.open, pieces);
    return body;
  }

  #say(text: string, pieces: TextPiece[]): void {
    this.#fence.pass(text);
    const clean = text.includes('<|tool_calls_section') ? text.replace(wrapper, '') : text;
    if (clean !== '') pieces.push(clean);
  }
}

/** What is told of a call that was found. */
export function callInText({ name }: TextToolCall): { code: 'tool-call-in-text'; message: string } {
  return { code: 'tool-call-in-text', message: `The tool call "${name}" came as text and was read from there.` };
}

/** `name<arg_key>k</arg_key><arg_value>v</arg_value>…`, or JSON with a name and arguments. */
function readTagged(body: string, offered: OfferedTools): TextToolCall | undefined {
  const text = body.trim();
  if (text.startsWith('{')) {
    const json = parsed(text);
    if (!isRecord(json) || typeof json.name !== 'string' || !offered.has(json.name)) return undefined;
    const args = json.arguments ?? json.parameters ?? {};
    return { name: json.name, arguments: typeof args === 'string' ? args : JSON.stringify(args) };
  }
  const name = /^[\w.-]+/.exec(text)?.[0] ?? '';
  const schema = offered.get(name);
  if (!schema) return undefined;
  const pair = /\s*<arg_key>([\s\S]*?)<\/arg_key>\s*<arg_value>([\s\S]*?)<\/arg_value>\s*/y;
  pair.lastIndex = name.length;
  const args: [string, unknown][] = [];
  let end = name.length;
  for (let found = pair.exec(text); found; found = pair.exec(text)) {
    const key = (found[1] ?? '').trim();
    args.push([key, argumentValue(found[2] ?? '', schema, key)]);
    end = pair.lastIndex;
  }
  if (text.slice(end).trim() !== '') return undefined;
  return { name, arguments: JSON.stringify(Object.fromEntries(args)) };
}

/** `functions.name:0<|tool_call_argument_begin|>{…}`; the prefix and the number may be missing. */
function readSectioned(body: string, offered: OfferedTools): TextToolCall | undefined {
  const parts = /^\s*(?:functions\.)?([\w.-]+?)(?::\d+)?\s*<\|tool_call_argument_begin\|>([\s\S]*)$/.exec(body);
  const name = parts?.[1];
  if (name === undefined || !offered.has(name)) return undefined;
  return { name, arguments: parts?.[2]?.trim() || '{}' };
}

/** The template writes a string as it is and anything else as JSON; only the schema can tell `"5"` from `5`. */
function argumentValue(raw: string, schema: object, key: string): unknown {
  const properties = 'properties' in schema && isRecord(schema.properties) ? schema.properties : {};
  const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (isRecord(property) && property.type === 'string') return raw;
  const value = parsed(raw);
  return value === undefined ? raw : value;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
