import { type CallTexts, cutResult } from '../../core/toolLoop/index.ts';
import type { ContentPart, ToolCall } from '../../provider/index.ts';
import type { CallOutcome } from './callOutcome.ts';
import { type LoopTool, type ToolAnswer, ToolRefused } from './loopTool.ts';

export interface CallRoom {
  tools: readonly LoopTool[];
  texts: CallTexts;
  /** Characters of text that one result may have. */
  maxResultChars: number;
  signal: AbortSignal;
}

/** Runs one call. Never throws, and is over as soon as the signal is aborted, whatever the tool does. */
export async function runCall(
  call: ToolCall,
  { tools, texts, maxResultChars, signal }: CallRoom,
): Promise<CallOutcome> {
  const tool = tools.find(({ definition }) => definition.name === call.name);
  if (!tool) {
    const known = tools.map(({ definition }) => definition.name);
    return { status: 'failed', message: texts.unknownTool(call.name, known) };
  }
  const input = parsed(call.arguments);
  if (!input) return { status: 'failed', message: texts.badArguments };
  try {
    const answer = await untilAborted(() => tool.run(input, signal, call), signal);
    return { status: 'done', answer: fitted(answer, texts, maxResultChars) };
  } catch (error) {
    if (signal.aborted) return { status: 'stopped' };
    if (error instanceof ToolRefused) return { status: 'refused', message: texts.refused(error.word) };
    const message = error instanceof Error ? error.message : String(error);
    return { status: 'failed', message: cutResult(message || texts.empty, maxResultChars, texts) };
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.trim() || '{}');
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function fitted(answer: ToolAnswer, texts: CallTexts, maxChars: number): ToolAnswer {
  if (typeof answer === 'string') return answer.trim() === '' ? texts.empty : cutResult(answer, maxChars, texts);
  let left = maxChars;
  const parts = answer.flatMap((part): ContentPart[] => {
    if (part.type !== 'text') return [part];
    if (part.text === '' || left <= 0) return [];
    const text = cutResult(part.text, left, texts);
    left -= part.text.length;
    return [{ ...part, text }];
  });
  if (parts.length === 0) return texts.empty;
  return parts.every(part => part.type === 'text') ? parts.map(({ text }) => text).join('\n') : parts;
}

/** What comes too late is dropped, a failure too. */
async function untilAborted<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([run(), aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
