import { GlmError } from '../errors.ts';
import { completionOf } from '../events.ts';
import type { Connection } from '../http/connection.ts';
import type { HttpResponse } from '../http/transport.ts';
import type { BuiltRequest } from '../request/buildRequest.ts';
import type { RequestWarning } from '../request/requestContext.ts';
import { ChatDecoder } from '../stream/chatDecoder.ts';
import { readCompletion } from '../stream/readCompletion.ts';
import { SseReader } from '../stream/sse.ts';
import type { CallOptions, ChatCompletion } from '../types.ts';

/** One answer in one piece. */
export async function complete(
  connection: Connection,
  build: () => BuiltRequest,
  options: CallOptions,
): Promise<ChatCompletion> {
  options.signal?.throwIfAborted();
  const { body, warnings } = build();
  const request = connection.post('/chat/completions', body, 'application/json');
  return connection.exchange(request, options, (text, response) => read(text, response, connection, warnings));
}

function read(
  text: string,
  { header }: HttpResponse,
  { redact }: Connection,
  warnings: readonly RequestWarning[],
): ChatCompletion {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return readStreamed(text, { redact, header, warnings });
  }
  return readCompletion(json, { redact, header, warnings });
}

/** Some gateways stream whether they were asked to or not. */
function readStreamed(text: string, options: ConstructorParameters<typeof ChatDecoder>[0]): ChatCompletion {
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
