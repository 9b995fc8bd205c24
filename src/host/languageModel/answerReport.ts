import * as vscode from 'vscode';
import { type ChatEvent, GlmError, type Usage } from '../../provider/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import { ThinkingReporter } from './thinkingPart.ts';

type Event<T extends ChatEvent['type']> = ChatEvent & { type: T };

export interface AnswerReportOptions {
  progress: vscode.Progress<vscode.LanguageModelResponsePart>;
  modelLabel: string;
  /** The caller set a limit of its own and expects to meet it: no word about that, which it might take for code. */
  limitIsWanted: boolean;
  /** What the answer could not be given as it was asked for. */
  warn(message: string): void;
}

/**
 * Hands one answer on to the editor. Tool calls wait for the end: only a whole answer says that none of them was cut,
 * and half a call could do something else than the model meant.
 */
export class AnswerReport {
  readonly #options: AnswerReportOptions;
  readonly #thinking: ThinkingReporter;
  readonly #calls: Event<'tool-call'>[] = [];
  #calling: string | undefined;
  #hasText = false;
  #begun = false;
  #reasoning = '';
  #usage: Usage | undefined;

  constructor(options: AnswerReportOptions) {
    this.#options = options;
    this.#thinking = new ThinkingReporter(options.progress);
  }

  /** Something came, and so will have cost something. */
  get begun(): boolean {
    return this.#begun;
  }

  get usage(): Usage | undefined {
    return this.#usage;
  }

  /** All of it, as it came. */
  get reasoning(): string {
    return this.#reasoning;
  }

  get callIds(): string[] {
    return this.#calls.map(({ id }) => id);
  }

  /** @throws GlmError or PlainFailure for an answer that is none. */
  push(event: ChatEvent): void {
    this.#begun = true;
    switch (event.type) {
      case 'reasoning-delta':
        this.#reasoning += event.text;
        this.#thinking.push(event.text);
        break;
      case 'text-delta':
        this.#text(event.text);
        break;
      case 'tool-call-start':
        this.#calling = event.name;
        break;
      case 'tool-call':
        this.#calls.push(event);
        break;
      case 'usage':
        this.#usage = event.usage;
        this.#options.progress.report(vscode.LanguageModelDataPart.json(wireUsage(event.usage), 'usage'));
        break;
      case 'warning':
        this.#options.warn(event.message);
        break;
      case 'finish':
        this.#usage ??= event.usage;
        this.#finish(event);
        break;
    }
  }

  /** Whatever happened: without it "Thinking…" goes on for ever. */
  end(): void {
    this.#thinking.end();
  }

  #finish({ reason }: Event<'finish'>): void {
    const { t } = vscode.l10n;
    const { modelLabel, limitIsWanted } = this.#options;
    if (reason === 'content-filter') throw new GlmError('content-filter', 'finish reason');
    if (reason === 'length' && this.#calling !== undefined) {
      this.#remark(
        t(
          'The answer is as long as the model may write and ends inside a call of {0}, which was not run.',
          this.#calling,
        ),
      );
      return;
    }
    for (const call of this.#calls) this.#call(call);
    if (this.#hasText && reason === 'length' && !limitIsWanted) {
      this.#remark(t('The answer is as long as the model may write, and ends here.'));
    }
    if (this.#hasText || this.#calls.length > 0) return;
    throw new PlainFailure(
      reason === 'length'
        ? t('{0} used all of its output for thinking and gave no answer.', modelLabel)
        : t('{0} gave no answer.', modelLabel),
      ['retry'],
    );
  }

  #text(text: string): void {
    this.#thinking.end();
    this.#hasText ||= text !== '';
    this.#options.progress.report(new vscode.LanguageModelTextPart(text));
  }

  #remark(text: string): void {
    this.#text(`${this.#hasText ? '\n\n' : ''}> ${text}\n`);
  }

  #call(call: Event<'tool-call'>): void {
    this.#thinking.end();
    this.#options.progress.report(new vscode.LanguageModelToolCallPart(call.id, call.name, readArguments(call)));
  }
}

function readArguments({ name, arguments: text }: Event<'tool-call'>): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new PlainFailure(vscode.l10n.t('The model called the tool {0} with arguments that cannot be read.', name), [
    'retry',
  ]);
}

/** The names that the editor's own agent reads. */
function wireUsage(usage: Usage): object {
  return {
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.totalTokens,
    ...(usage.cachedTokens === undefined ? {} : { prompt_tokens_details: { cached_tokens: usage.cachedTokens } }),
    ...(usage.reasoningTokens === undefined
      ? {}
      : { completion_tokens_details: { reasoning_tokens: usage.reasoningTokens } }),
  };
}
