import { type ChatRequest, type ContentPart, type Endpoint, endpoints } from '../../../../src/provider/index.ts';
import { buildRequest } from '../../../../src/provider/request/buildRequest.ts';

export interface Wire {
  body: Record<string, unknown>;
  /** Codes of what was left out. */
  warnings: string[];
  messages: string[];
}

/** What a request becomes at an endpoint. */
export function wireOf(
  endpoint: string | Endpoint,
  request: Partial<ChatRequest> & { model: string },
  stream = true,
): Wire {
  const at = typeof endpoint === 'string' ? knownEndpoint(endpoint) : endpoint;
  const built = buildRequest({ messages: [{ role: 'user', content: 'hello' }], ...request }, at, stream);
  const bytes = Buffer.concat([...built.body.pieces()]);
  if (bytes.length !== built.body.byteLength) throw new Error(`${bytes.length} bytes, ${built.body.byteLength} said`);
  return {
    body: JSON.parse(bytes.toString('utf8')),
    warnings: built.warnings.map(warning => warning.code),
    messages: built.warnings.map(warning => warning.message),
  };
}

/** The parts of the only message, as they are sent. */
export function wireParts(endpoint: string, model: string, parts: readonly ContentPart[]): unknown {
  const { body } = wireOf(endpoint, { model, messages: [{ role: 'user', content: parts }] });
  return (body.messages as { content: unknown }[])[0]?.content;
}

export function knownEndpoint(id: string): Endpoint {
  const endpoint = endpoints.find(entry => entry.id === id);
  if (!endpoint) throw new Error(`no endpoint ${id}`);
  return endpoint;
}
