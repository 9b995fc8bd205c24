import { randomUUID } from 'node:crypto';
import type { ChatEvent, ToolCall } from '../types.ts';
import { isRecord } from './wireValue.ts';

interface Call {
  /** Place in the answer, counted from 0 as calls begin. */
  index: number;
  /** What the wire called it: several may share an index, and -1 means nothing. */
  wireIndex: number | undefined;
  /** What the wire called it; `''` until it said so. */
  wireId: string;
  id: string;
  name: string;
  arguments: string;
  started: boolean;
  /** Arguments that came before the name. */
  waiting: string;
}

/**
 * Puts tool calls together from fragments as the endpoints send them: one whole call in a chunk with `index: -1` (GLM),
 * OpenAI's fragments, ids that are missing, empty or repeated, indexes that are missing, sparse or used twice, a name
 * after its arguments, arguments as text or as an object. A call is finished only when the answer is: text that
 * happens to parse may still go on.
 */
export class ToolCalls {
  readonly #calls: Call[] = [];
  readonly #byId = new Map<string, Call>();
  /** The last one at an index. */
  readonly #byIndex = new Map<number, Call>();

  get any(): boolean {
    return this.#calls.length > 0;
  }

  /** One element of `delta.tool_calls` or `message.tool_calls`. */
  push(wire: unknown, emit: (event: ChatEvent) => void): void {
    if (!isRecord(wire)) return;
    const { id, index } = wire;
    const fn = isRecord(wire.function) ? wire.function : {};
    // A call that the service itself made over MCP: it is told as such, and nobody has to run it.
    if (isRecord(wire.mcp) && !fn.name) return;
    const name = typeof fn.name === 'string' ? fn.name : '';
    const args = argumentsText(fn.arguments);
    const call = this.#find(typeof id === 'string' ? id : '', place(index), name);
    if (call.name === '') call.name = name;
    if (!call.started) {
      call.waiting += args;
      if (call.name === '') return;
      call.started = true;
      if (call.id === '') call.id = call.wireId || `call_${randomUUID().replaceAll('-', '')}`;
      emit({ type: 'tool-call-start', index: call.index, id: call.id, name: call.name });
      this.#add(call, call.waiting, emit);
      call.waiting = '';
      return;
    }
    this.#add(call, args, emit);
  }

  /** The answer is over: every call in the order they began, with what is wrong with any of them. */
  finish(emit: (event: ChatEvent) => void): void {
    for (const call of this.#calls) {
      if (!call.started) {
        emit({
          type: 'warning',
          code: 'tool-call-without-name',
          message: 'The model began a tool call and never said which tool.',
        });
        continue;
      }
      const text = call.arguments.trim() === '' ? '{}' : call.arguments;
      if (!isJson(text)) {
        emit({
          type: 'warning',
          code: 'tool-arguments-invalid',
          message: `The arguments of the tool call "${call.name}" are not JSON.`,
        });
      }
      emit({ type: 'tool-call', index: call.index, id: call.id, name: call.name, arguments: text });
    }
  }

  #add(call: Call, args: string, emit: (event: ChatEvent) => void): void {
    if (args === '') return;
    call.arguments += args;
    emit({ type: 'tool-call-delta', index: call.index, argumentsDelta: args });
  }

  #find(id: string, wireIndex: number | undefined, name: string): Call {
    const known = id === '' ? undefined : this.#byId.get(id);
    if (known) return known;
    const there = wireIndex === undefined ? undefined : this.#byIndex.get(wireIndex);
    if (there && continues(there, id, name)) {
      if (there.wireId === '' && id !== '') {
        there.wireId = id;
        this.#byId.set(id, there);
      }
      return there;
    }
    const last = this.#calls.at(-1);
    // Nothing to tell calls apart by: a fragment without a name goes on with the last call.
    const untold = wireIndex === undefined || last?.wireIndex === undefined;
    if (last && id === '' && untold && (name === '' || last.name === '')) return last;
    const call: Call = {
      index: this.#calls.length,
      wireIndex,
      wireId: id,
      id: '',
      name: '',
      arguments: '',
      started: false,
      waiting: '',
    };
    this.#calls.push(call);
    if (id !== '') this.#byId.set(id, call);
    if (wireIndex !== undefined) this.#byIndex.set(wireIndex, call);
    return call;
  }
}

/**
 * Whether a fragment at the index of an earlier call belongs to it. A new id with a name is a new call on a used index;
 * a new id without one is a server that makes up an id for every fragment.
 */
function continues(call: Call, id: string, name: string): boolean {
  return id === '' || call.wireId === '' || name === '' || call.name === '';
}

/** One of a completion's calls, read without a stream. */
export function collectToolCalls(wire: readonly unknown[]): {
  calls: ToolCall[];
  warnings: { code: string; message: string }[];
} {
  const assembler = new ToolCalls();
  const calls: ToolCall[] = [];
  const warnings: { code: string; message: string }[] = [];
  const collect = (event: ChatEvent): void => {
    if (event.type === 'tool-call') calls.push({ id: event.id, name: event.name, arguments: event.arguments });
    if (event.type === 'warning') warnings.push({ code: event.code, message: event.message });
  };
  // Each element is a whole call there, whatever its index.
  for (const [index, call] of wire.entries()) assembler.push(isRecord(call) ? { ...call, index } : call, collect);
  assembler.finish(collect);
  return { calls, warnings };
}

function place(index: unknown): number | undefined {
  return typeof index === 'number' && index >= 0 ? index : undefined;
}

function argumentsText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
