import { GlmError } from '../errors.ts';
import { completionOf } from '../events.ts';
import type { Connection } from '../http/connection.ts';
import type { BuiltRequest } from '../request/buildRequest.ts';
import { ChatDecoder, type DecoderOptions } from '../stream/chatDecoder.ts';
import { readCompletion } from '../stream/readCompletion.ts';
import { SseReader } from '../stream/sse.ts';
import type { CallOptions, ChatCompletion } from '../types.ts';
import { refusesThinkingOff } from '../vendor/thinkingRefusal.ts';
import type { Ask } from './ask.ts';

/** One answer in one piece. */
export async function complete(
  connection: Connection,
  { build, buildThinking, offered }: Ask,
  options: CallOptions,
): Promise<ChatCompletion> {
  options.signal?.throwIfAborted();
  const exchange = ({ body, warnings }: BuiltRequest): Promise<ChatCompletion> => {
    const request = connection.post('/chat/completions', body, 'application/json');
    return connection.exchange(request, options, (text, { header }) =>
      read(text, { redact: connection.redact, header, warnings, offered }),
    );
  };
  try {
    return await exchange(build());
  } catch (error) {
    if (!buildThinking || !refusesThinkingOff(error)) throw error;
    return exchange(buildThinking());
  }
}

function read(text: string, options: DecoderOptions): ChatCompletion {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return readStreamed(text, options);
  }
  return readCompletion(json, options);
}

/** Some gateways stream whether they were asked to or not. */
function readStreamed(text: string, options: DecoderOptions): ChatCompletion {
  const decoder = new ChatDecoder(options);
  const sse = new SseReader(data => decoder.push(data));
  sse.feed(Buffer.from(text, 'utf8'));
  sse.end();
  const events = decoder.finish();
  if (!decoder.started && (decoder.failure?.kind ?? 'truncated') === 'truncated') {
    throw new GlmError('protocol', 'The endpoint answered with something that is no answer of a chat model.');
  }
  if (decoder.failure) throw decoder.failure;
  return completionOf(events, text);
}
