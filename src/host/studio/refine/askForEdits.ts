import { type EditProblem, editProblemsTemplate, editProblemText, sayProblems } from '../../../core/edits/index.ts';
import { problemList, repairEditsTemplate } from '../../../core/prompts/editTemplates.ts';
import { type AppliedPageEdits, applyPageEdits, readPageEdits } from '../../../core/studio/edits/index.ts';
import { type Cost, estimateTextTokens } from '../../../core/usage/index.ts';
import type { CallWait, ChatMessage, Usage } from '../../../provider/index.ts';
import type { ModelChoice } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';

/** More than any round of edits needs. */
const maxEditTokens = 16_384;
/** Of what the model says around its blocks. */
const summaryLength = 400;
/** For an endpoint that does not count: a picture at its largest. */
const tokensOfPicture = 1500;

export interface AskOptions {
  services: Pick<Services, 'turns' | 'prompts'>;
  choice: ModelChoice;
  messages: readonly ChatMessage[];
  /** The page that is edited. */
  html: string;
  signal: AbortSignal;
}

export type AskStep = { kind: 'asking' | 'thinking' | 'repairing' } | { kind: 'writing'; blocks: number };

export interface AskSink {
  onModel(choice: ModelChoice): void;
  onStep(step: AskStep): void;
  onWait(wait: CallWait | undefined): void;
  /** Of each answer, also of one that was stopped or failed. */
  onSpent(cost: Cost, tokens: number): void;
}

export interface AskedEdits extends Pick<AppliedPageEdits, 'html' | 'applied' | 'problems'> {
  /** The blocks as they were written, for the next round to know. */
  blocks: string;
  /** What the model says of it. */
  summary: string;
  /** The model wrote no blocks: nothing is to be changed. */
  nothing: boolean;
}

/**
 * Asks for edits and makes them in the page. Where none could be made, or more than half could not, the model is told why and asked
 * once more; what can be made then is made.
 * @throws MissingKey, GlmError, or the signal's reason
 */
export async function askForEdits(options: AskOptions, sink: AskSink): Promise<AskedEdits> {
  const { services, messages, html } = options;
  const answer = await ask(options, messages, sink, 'asking');
  const first = made(html, answer);
  if (first.nothing || first.applied > first.problems.length || first.problems.length === 0) return first;
  const say = sayProblems(await services.prompts.text(editProblemsTemplate));
  const problems = problemList(first.problems.map(problem => editProblemText(problem, say)));
  const repair = await services.prompts.text(repairEditsTemplate, { problems });
  const repaired = await ask(
    options,
    [...messages, { role: 'assistant', content: answer }, { role: 'user', content: repair }],
    sink,
    'repairing',
  );
  const second = made(html, repaired);
  const better = second.applied > first.applied ? second : first;
  return { ...better, summary: first.summary || second.summary, nothing: false };
}

async function ask(
  { services: { turns }, choice, signal }: AskOptions,
  messages: readonly ChatMessage[],
  sink: AskSink,
  step: 'asking' | 'repairing',
): Promise<string> {
  sink.onStep({ kind: step });
  const { maxOutputTokens } = choice.model;
  let text = '';
  let blocks = -1;
  let usage: Usage | undefined;
  let spent: Cost | undefined;
  try {
    const result = await turns.run(
      {
        surface: 'studio',
        choice,
        messages,
        ...(maxOutputTokens ? { request: { maxTokens: Math.min(maxOutputTokens, maxEditTokens) } } : {}),
        signal,
      },
      {
        onModel: answering => sink.onModel(answering),
        onWait: wait => sink.onWait(wait),
        onReasoning: () => {
          if (blocks < 0 && step === 'asking') sink.onStep({ kind: 'thinking' });
        },
        onText: piece => {
          text += piece;
          const now = text.split(/^[ \t]*<{5,9} ?SEARCH/m).length - 1;
          if (now === blocks || text.trim() === '') return;
          blocks = now;
          sink.onStep({ kind: 'writing', blocks });
        },
        onCost: cost => {
          spent = cost;
        },
      },
    );
    usage = result.usage;
    return result.text;
  } finally {
    if (spent) sink.onSpent(spent, usage ? usage.promptTokens + usage.completionTokens : estimate(messages, text));
  }
}

function made(html: string, answer: string): AskedEdits {
  const read = readPageEdits(answer);
  const applied = applyPageEdits(html, read.edits);
  const problems: EditProblem[] = [...read.problems, ...applied.problems];
  const at = answer.search(/^[ \t]*(?:`{3,}|~{3,}|<{5,9}|-{5,9} |<!doctype|<html)/im);
  const talk = (at < 0 ? answer : answer.slice(0, at)).trim();
  return {
    html: applied.html,
    applied: applied.applied,
    problems,
    blocks: at < 0 ? '' : answer.slice(at).trim(),
    summary: talk.length > summaryLength ? `${talk.slice(0, summaryLength)}…` : talk,
    nothing: read.edits.length === 0 && problems.length === 0,
  };
}

function estimate(messages: readonly ChatMessage[], answer: string): number {
  let tokens = estimateTextTokens(answer);
  for (const { content } of messages) {
    if (typeof content === 'string') tokens += estimateTextTokens(content);
    else for (const part of content) tokens += part.type === 'text' ? estimateTextTokens(part.text) : tokensOfPicture;
  }
  return tokens;
}
