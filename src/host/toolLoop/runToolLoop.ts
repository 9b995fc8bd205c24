import type { ChatMessage, ToolCall } from '../../provider/index.ts';
import { isCancelled } from '../cancellation.ts';
import type { TurnOptions, TurnResult, TurnRunner, TurnSink } from '../runTurn.ts';
import type { LoopTool, ToolAnswer } from './loopTool.ts';

export type CallOutcome = { status: 'done'; answer: ToolAnswer } | { status: 'failed'; message: string };

export interface ToolLoopOptions extends TurnOptions {
  tools: readonly LoopTool[];
  /** Requests to the model that may end in calls. The one after them has to answer without. */
  maxRounds: number;
}

export interface ToolLoopSink extends TurnSink {
  /** A call is complete and about to run. */
  onCall?(call: ToolCall): void;
  onCallEnd?(call: ToolCall, outcome: CallOutcome, durationMs: number): void;
}

export interface ToolLoopResult extends TurnResult {
  /** What the loop added to the conversation before the last answer: calls, and what came of them. */
  steps: readonly ChatMessage[];
  /** Requests that were made. */
  rounds: number;
}

/**
 * Asks, runs what the model calls, tells it what came of it, and asks again until it answers. The calls of one round run
 * side by side; their results go back in the order of the calls.
 * @throws as `TurnRunner.run`
 */
export async function runToolLoop(
  turns: TurnRunner,
  { tools, maxRounds, ...options }: ToolLoopOptions,
  sink: ToolLoopSink,
): Promise<ToolLoopResult> {
  const steps: ChatMessage[] = [];
  for (let round = 1; ; round++) {
    const mayCall = round <= maxRounds && tools.length > 0;
    const result = await turns.run(
      {
        ...options,
        messages: [...options.messages, ...steps],
        request: choice => ({
          ...(typeof options.request === 'function' ? options.request(choice) : options.request),
          // Told of the tools still, as there are calls in the conversation, and that there are to be no more.
          ...(tools.length > 0 && { tools: tools.map(({ definition }) => definition) }),
          ...(tools.length > 0 && !mayCall && { toolChoice: 'none' as const }),
        }),
      },
      sink,
    );
    if (!mayCall || result.toolCalls.length === 0) return { ...result, steps, rounds: round };
    const outcomes = await Promise.all(result.toolCalls.map(call => runCall(call, tools, options.signal, sink)));
    options.signal.throwIfAborted();
    steps.push(
      {
        role: 'assistant',
        content: result.text,
        ...(result.reasoning && { reasoning: result.reasoning }),
        toolCalls: result.toolCalls,
      },
      ...outcomes.map(
        (outcome, index): ChatMessage => ({
          role: 'tool',
          toolCallId: result.toolCalls[index]?.id ?? '',
          content: outcome.status === 'done' ? outcome.answer : outcome.message,
        }),
      ),
    );
  }
}

async function runCall(
  call: ToolCall,
  tools: readonly LoopTool[],
  signal: AbortSignal,
  sink: ToolLoopSink,
): Promise<CallOutcome> {
  const startedMs = performance.now();
  sink.onCall?.(call);
  const outcome = await outcomeOf(call, tools, signal);
  sink.onCallEnd?.(call, outcome, performance.now() - startedMs);
  return outcome;
}

async function outcomeOf(call: ToolCall, tools: readonly LoopTool[], signal: AbortSignal): Promise<CallOutcome> {
  const tool = tools.find(({ definition }) => definition.name === call.name);
  if (!tool) return { status: 'failed', message: `There is no tool ${call.name}.` };
  let input: unknown;
  try {
    input = JSON.parse(call.arguments || '{}');
  } catch {
    return { status: 'failed', message: 'The arguments are not valid JSON.' };
  }
  try {
    return { status: 'done', answer: await tool.run(input, signal) };
  } catch (error) {
    if (isCancelled(error) && signal.aborted) throw error;
    return { status: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
