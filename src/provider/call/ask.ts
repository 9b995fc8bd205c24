import { type BuiltRequest, buildRequest } from '../request/buildRequest.ts';
import type { OfferedTools } from '../stream/textToolCalls.ts';
import type { ChatRequest, Endpoint } from '../types.ts';

/** What a caller asked for, and how to put it into the endpoint's words. */
export interface Ask {
  /** @throws GlmError for what the endpoint would refuse */
  build(): BuiltRequest;
  /** The same without the word that the model must not think, and a warning about it; absent where nobody said it. */
  buildThinking?(): BuiltRequest;
  offered: OfferedTools;
}

export function askOf(request: ChatRequest, endpoint: Endpoint, stream: boolean): Ask {
  const offered = new Map<string, object>();
  for (const tool of request.tools ?? []) if (tool.type === 'function') offered.set(tool.name, tool.parameters);
  const ask: Ask = { offered, build: () => buildRequest(request, endpoint, stream) };
  const { thinking, reasoningEffort, ...rest } = request;
  const noEffort = reasoningEffort === 'none' || reasoningEffort === 'minimal';
  if (thinking !== 'off' && !noEffort) return ask;
  const thinkingRequest = noEffort || reasoningEffort === undefined ? rest : { ...rest, reasoningEffort };
  return {
    ...ask,
    buildThinking: () => {
      const { body, warnings } = buildRequest(thinkingRequest, endpoint, stream);
      const message = `${request.model} always thinks; switching it off was refused and left out.`;
      return { body, warnings: [...warnings, { code: 'thinking-forced', message }] };
    },
  };
}
