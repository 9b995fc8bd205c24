import { isObject } from './reading/readRequest.ts';
import type { FaultHandle, FaultKind, FaultMatch, FaultRule, RecordedRequest } from './types.ts';

/** A fault that applies to one request. */
export interface ActiveFault {
  rule: FaultKind;
  /** Says that the fault has taken effect. */
  reached(request: RecordedRequest): void;
  /** Resolves when a held answer may go on. */
  released: Promise<void>;
}

interface Entry {
  rule: FaultRule;
  left: number;
  handle: FaultHandle;
  reached: (request: RecordedRequest) => void;
  released: Promise<void>;
}

/** The faults that tests asked for, in the order they were asked for. */
export class Faults {
  #entries: Entry[] = [];
  /** Rules that are used up but may still hold an answer. */
  readonly #handles = new Map<number, FaultHandle>();
  #nextId = 1;

  add(rule: FaultRule): FaultHandle {
    const reached = Promise.withResolvers<RecordedRequest>();
    const released = Promise.withResolvers<void>();
    const id = this.#nextId++;
    const handle: FaultHandle = {
      id,
      reached: reached.promise,
      release: () => {
        this.#entries = this.#entries.filter(entry => entry.handle.id !== id);
        released.resolve();
      },
    };
    this.#handles.set(id, handle);
    this.#entries.push({ rule, left: rule.times ?? 1, handle, reached: reached.resolve, released: released.promise });
    return handle;
  }

  /** The fault for this request, if any; counts as used. */
  take(request: RecordedRequest): ActiveFault | undefined {
    const entry = this.#entries.find(candidate => applies(candidate.rule, request));
    if (!entry) return undefined;
    entry.left--;
    if (entry.left <= 0) this.#entries = this.#entries.filter(other => other !== entry);
    return { rule: entry.rule, reached: entry.reached, released: entry.released };
  }

  release(id: number): boolean {
    const handle = this.#handles.get(id);
    handle?.release();
    return handle !== undefined;
  }

  clear(): void {
    for (const handle of this.#handles.values()) handle.release();
    this.#handles.clear();
    this.#entries = [];
  }
}

function applies(rule: FaultRule, request: RecordedRequest): boolean {
  const { match } = rule;
  if (typeof match === 'function') return match(request);
  const wanted: FaultMatch = match ?? {};
  const path = request.path.endsWith('/models') ? 'models' : 'chat';
  if (path !== (wanted.path ?? 'chat')) return false;
  if (wanted.dialect !== undefined && wanted.dialect !== request.dialect) return false;
  return wanted.model === undefined || (isObject(request.body) && request.body.model === wanted.model);
}
