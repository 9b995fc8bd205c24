import type { ChatEvent, ErrorKind, Usage } from '../../../../src/provider/index.ts';

/** Bytes of a stream, and what they mean. */
export interface StreamFixture {
  name: string;
  bytes: string;
  /** Tools that the request offered: name and schema of the parameters. */
  offered?: Readonly<Record<string, object>>;
  events: ChatEvent[];
  failure?: { kind: ErrorKind; retryable: boolean; code?: string };
}

export const text = (content: string) => ({ choices: [{ index: 0, delta: { role: 'assistant', content } }] });
export const reasoning = (content: string) => ({
  choices: [{ index: 0, delta: { role: 'assistant', reasoning_content: content } }],
});
export const stop = { choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: 'stop' }] };
export const finish = (raw: string) => ({ choices: [{ index: 0, delta: {}, finish_reason: raw }] });
export const calls = (...tool_calls: unknown[]) => ({ choices: [{ index: 0, delta: { tool_calls } }] });
export const usage = (prompt: number, completion: number) => ({
  choices: [],
  usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
});

export const start: ChatEvent = { type: 'start' };
export const said = (content: string): ChatEvent => ({ type: 'text-delta', text: content });
export const thought = (content: string): ChatEvent => ({ type: 'reasoning-delta', text: content });
export const used = (promptTokens: number, completionTokens: number): Usage => ({
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
});
export const ended = (rawReason = 'stop', told?: Usage): ChatEvent[] => [
  ...(told ? [{ type: 'usage', usage: told } as const] : []),
  {
    type: 'finish',
    reason: ({ tool_calls: 'tool-calls', sensitive: 'content-filter' }[rawReason] ?? rawReason) as 'stop',
    rawReason,
    ...(told ? { usage: told } : {}),
  },
];
export const call = (index: number, id: string, name: string, args: string, shown = args): ChatEvent[] => [
  { type: 'tool-call-start', index, id, name },
  ...(shown === '' ? [] : [{ type: 'tool-call-delta', index, argumentsDelta: shown } as const]),
];
export const called = (index: number, id: string, name: string, args: string): ChatEvent => ({
  type: 'tool-call',
  index,
  id,
  name,
  arguments: args,
});
export const inText = (name: string): ChatEvent => ({
  type: 'warning',
  code: 'tool-call-in-text',
  message: `The tool call "${name}" came as text and was read from there.`,
});
export const emptyAnswer = (message = 'The model ended its answer without saying anything.'): ChatEvent => ({
  type: 'warning',
  code: 'empty-answer',
  message,
});
export const unreadable: ChatEvent = {
  type: 'warning',
  code: 'unreadable-chunk',
  message: 'A piece of the answer could not be read and is missing.',
};
