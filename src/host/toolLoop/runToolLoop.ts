import { CallMemory, type CallTexts, callTexts, fitResults, keyOf } from '../../core/toolLoop/index.ts';
import { type Cost, sumOfCosts, sumOfUsage } from '../../core/usage/index.ts';
import type { ChatMessage, ToolCall, Usage } from '../../provider/index.ts';
import type { TurnOptions, TurnResult, TurnRunner, TurnSink } from '../runTurn.ts';
import type { CallOutcome } from './callOutcome.ts';
import type { LoopTool, ToolAnswer } from './loopTool.ts';
import { runCall } from './runCall.ts';

export interface ToolLoopOptions extends TurnOptions {
  /** None are offered where a model calls none (`ModelInfo.tools`). */
  tools: readonly LoopTool[];
  /** Requests to the model that may end in calls. The one after them has to answer without. */
  maxRounds: number;
  /** Told to the model with the results of the last round: that it has to answer now. */
  lastRoundNote?: string;
  /** What the loop itself tells the model. Default: the built-in words, in English. */
  texts?: CallTexts;
  /** Characters of text that one result may have; the rest is cut with a note. Default 40,000. */
  maxResultChars?: number;
  /** Characters that all results together may have; the oldest are left out with a note. Default 200,000. */
  maxResultsChars?: number;
}

export interface ToolLoopSink extends TurnSink {
  /** A round begins: 1 is the first request. What `onText` brings from here on is a new piece of the answer. */
  onRound?(round: number): void;
  /** A call is complete and about to run. Several may run at once. */
  onCall?(call: ToolCall): void;
  /** Comes for each `onCall`, also when the answer is cancelled. */
  onCallEnd?(call: ToolCall, outcome: CallOutcome, durationMs: number): void;
  /** Of all rounds so far. */
  onCost?(cost: Cost): void;
}

/** `text` and `reasoning` are those of the last round; `usage` and `cost` are of all, `notices` each once. */
export interface ToolLoopResult extends TurnResult {
  /** What the loop added to the conversation before the last answer: calls, and what came of them. */
  steps: readonly ChatMessage[];
  /** Requests that were made. */
  rounds: number;
  /** `rounds`, `repeats`: it was made to answer, as the rounds were used up, or as it made the same calls again. */
  ended: 'answered' | 'rounds' | 'repeats';
}

/**
 * Asks, runs what the model calls, tells it what came of it, and asks again until it answers. The calls of one round run
 * side by side; their results go back in the order of the calls. A call that fails or is refused is told to the model
 * as such and ends nothing.
 * @throws as `TurnRunner.run`; cancelling ends it at once, whatever the tools do
 */
export async function runToolLoop(
  turns: Pick<TurnRunner, 'run'>,
  {
    tools,
    maxRounds,
    lastRoundNote,
    texts = callTexts('en'),
    maxResultChars = 40_000,
    maxResultsChars = 200_000,
    ...options
  }: ToolLoopOptions,
  sink: ToolLoopSink,
): Promise<ToolLoopResult> {
  const memory = new CallMemory();
  const steps: ChatMessage[] = [];
  const usages: (Usage | undefined)[] = [];
  const costs: Cost[] = [];
  const notices = new Set<string>();
  let ended: ToolLoopResult['ended'] = 'answered';

  for (let round = 1; ; round++) {
    if (round > maxRounds) ended = 'rounds';
    const mayCall = ended === 'answered';
    sink.onRound?.(round);
    const result = await turns.run(
      {
        ...options,
        messages: [...options.messages, ...fitResults(steps, maxResultsChars, texts)],
        // A picture of a tool that cannot be read is no reason to fail.
        ...(round > 1 && { tolerant: true }),
        request: choice => {
          const request = typeof options.request === 'function' ? options.request(choice) : options.request;
          if (tools.length === 0 || !choice.model.tools) return { ...request };
          // Told of the tools still, as there are calls in the conversation, and that there are to be no more.
          const own = tools.map(({ definition }) => definition);
          return {
            ...request,
            tools: [...(request?.tools ?? []), ...own],
            ...(!mayCall && { toolChoice: 'none' as const }),
          };
        },
      },
      {
        ...sink,
        onModel: (choice, told) => {
          sink.onModel?.(
            choice,
            told.filter(notice => !notices.has(notice)),
          );
          for (const notice of told) notices.add(notice);
        },
        onCost: cost => {
          costs.push(cost);
          sink.onCost?.(total(costs));
        },
      },
    );
    usages.push(result.usage);
    for (const notice of result.notices) notices.add(notice);
    if (!mayCall || result.toolCalls.length === 0) {
      const usage = sumOfUsage(usages);
      const { usage: _, ...rest } = result;
      return {
        ...rest,
        ...(usage && { usage }),
        cost: total(costs),
        notices: [...notices],
        steps,
        rounds: round,
        ended,
      };
    }
    const outcomes = await runCalls(
      result.toolCalls,
      memory,
      call => runCall(call, { tools, texts, maxResultChars, signal: options.signal }),
      texts.repeated,
      sink,
    );
    options.signal.throwIfAborted();
    if (outcomes.every(({ status }) => status === 'repeated')) ended = 'repeats';
    const note = ended === 'repeats' || round === maxRounds ? lastRoundNote : undefined;
    steps.push(
      {
        role: 'assistant',
        content: result.text,
        ...(result.reasoning && { reasoning: result.reasoning }),
        toolCalls: result.toolCalls,
      },
      ...outcomes.map((outcome, index): ChatMessage => {
        const isLast = index === outcomes.length - 1;
        return {
          role: 'tool',
          toolCallId: result.toolCalls[index]?.id ?? '',
          content: withNote(contentOf(outcome), isLast ? note : undefined),
        };
      }),
    );
  }
}

/** Side by side, those that are the same only once: twice in one round is a slip of the wire or of the model. */
async function runCalls(
  calls: readonly ToolCall[],
  memory: CallMemory,
  run: (call: ToolCall) => Promise<CallOutcome>,
  repeated: (times: number) => string,
  sink: ToolLoopSink,
): Promise<readonly CallOutcome[]> {
  const running = new Map<string, Promise<CallOutcome>>();
  const outcomes = calls.map(async call => {
    const startedMs = performance.now();
    const key = keyOf(call);
    const times = memory.repeats(call);
    sink.onCall?.(call);
    const going =
      running.get(key) ??
      (times === undefined
        ? run(call)
        : Promise.resolve<CallOutcome>({ status: 'repeated', message: repeated(times) }));
    running.set(key, going);
    const outcome = await going;
    sink.onCallEnd?.(call, outcome, performance.now() - startedMs);
    return outcome;
  });
  const all = await Promise.all(outcomes);
  const known = new Map(calls.map((call, index) => [keyOf(call), { call, outcome: all[index] }]));
  for (const { call, outcome } of known.values()) {
    if (outcome && outcome.status !== 'repeated') memory.remember(call, fingerprint(outcome));
  }
  return all;
}

function contentOf(outcome: CallOutcome): ToolAnswer {
  if (outcome.status === 'done') return outcome.answer;
  return outcome.status === 'stopped' ? '' : outcome.message;
}

function withNote(content: ToolAnswer, note: string | undefined): ToolAnswer {
  if (!note) return content;
  return typeof content === 'string' ? `${content}\n\n${note}` : [...content, { type: 'text', text: note }];
}

/** Of pictures their size in bytes: the same call hardly brings another one of exactly that size. */
function fingerprint(outcome: CallOutcome): string {
  const content = contentOf(outcome);
  if (typeof content === 'string') return `${outcome.status} ${content}`;
  return content
    .map(part => (part.type === 'text' ? part.text : 'data' in part.source ? part.source.data.length : part.source.url))
    .join('\n');
}

function total([first = { kind: 'unknown' }, ...others]: readonly Cost[]): Cost {
  return sumOfCosts([first, ...others]);
}
