import { GlmError } from '../errors.ts';
import type { FinishReason } from '../types.ts';

/** Reasons that end an answer well, or as well as it can. `sensitive` is GLM's filter. */
const reasons: ReadonlyMap<string, FinishReason> = new Map(
  Object.entries<FinishReason>({
    stop: 'stop',
    length: 'length',
    tool_calls: 'tool-calls',
    function_call: 'tool-calls',
    sensitive: 'content-filter',
    content_filter: 'content-filter',
  }),
);

/** What a finish reason means. Some servers say `stop` after tool calls; the calls are what counts. */
export function finishReasonOf(raw: string | undefined, hasToolCalls: boolean): FinishReason {
  const reason = raw === undefined ? 'other' : (reasons.get(raw) ?? 'other');
  return reason === 'stop' && hasToolCalls ? 'tool-calls' : reason;
}

/** Finish reasons that are failures: they come with HTTP 200 (BigModel and Z.ai; `error`: OpenRouter). */
export function finishFailure(raw: string): GlmError | undefined {
  switch (raw) {
    case 'network_error':
      return new GlmError('network', 'The model service broke off with a network error.', {
        code: raw,
        retryable: true,
      });
    case 'model_context_window_exceeded':
      return new GlmError('context-length', 'The conversation is longer than the context of the model.', { code: raw });
    case 'error':
      return new GlmError('server', 'The model service broke off with an error.', { code: raw, retryable: true });
    default:
      return undefined;
  }
}
