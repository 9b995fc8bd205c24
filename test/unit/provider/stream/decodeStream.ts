import type { ChatEvent, GlmError } from '../../../../src/provider/index.ts';
import { ChatDecoder } from '../../../../src/provider/stream/chatDecoder.ts';
import { SseReader } from '../../../../src/provider/stream/sse.ts';

export interface Decoded {
  events: ChatEvent[];
  failure: GlmError | undefined;
}

/** Runs pieces of a body through the reader and the decoder as an answer does, one network read each. */
export function decodeStream(
  pieces: Iterable<Uint8Array>,
  {
    header = () => undefined,
    offered = {},
  }: { header?: (name: string) => string | undefined; offered?: Readonly<Record<string, object>> } = {},
): Decoded {
  const decoder = new ChatDecoder({
    redact: text => text,
    header,
    warnings: [],
    offered: new Map(Object.entries(offered)),
  });
  const sse = new SseReader(data => decoder.push(data));
  const events: ChatEvent[] = [];
  for (const piece of pieces) {
    sse.feed(piece);
    events.push(...decoder.take());
    if (decoder.done || decoder.failure) break;
  }
  sse.end();
  events.push(...decoder.finish());
  return { events, failure: decoder.failure };
}

/** Neighbouring deltas of one kind as one: where the network cuts is nobody's business. A made-up id is `*`. */
export function joined(events: readonly ChatEvent[]): ChatEvent[] {
  const result: ChatEvent[] = [];
  for (const event of events) {
    const last = result.at(-1);
    if (event.type === 'text-delta' && last?.type === 'text-delta') last.text += event.text;
    else if (event.type === 'reasoning-delta' && last?.type === 'reasoning-delta') last.text += event.text;
    else if (event.type === 'tool-call-delta' && last?.type === 'tool-call-delta' && last.index === event.index) {
      last.argumentsDelta += event.argumentsDelta;
    } else result.push({ ...event });
  }
  for (const event of result) if ('id' in event && /^call_[0-9a-f]{32}$/.test(event.id ?? '')) event.id = '*';
  return result;
}
