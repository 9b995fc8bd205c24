import * as vscode from 'vscode';
import { fenced } from '../../core/prompts/codeContext.ts';
import type { CallWait, ChatMessage, Endpoint } from '../../provider/index.ts';
import { describeWait } from '../waiting/describeWait.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnResult, TurnSink } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { ThinkingProgress } from './thinkingProgress.ts';
import type { ToldCall, TurnMetadata } from './turnMetadata.ts';
import { WaitProgress } from '../waiting/waitProgress.ts';
import { beginTurn, type TurnPlace } from './turnPlace.ts';

/** More calls are not remembered: what the editor stores of a turn stays small. */
const mostCalls = 20;
/** More calls are not shown one by one. */
const mostLines = 8;
/** The editor keeps every line of progress: a countdown by the second would be a wall of them. */
const waitStepSeconds = 10;

export interface ChatTurnInput {
  services: Services;
  request: vscode.ChatRequest;
  context: vscode.ChatContext;
  stream: vscode.ChatResponseStream;
  signal: AbortSignal;
}

/** One answer of `@glm` while it is being given: what is said to the user, by whom, and what is remembered of it. */
export class ChatTurn {
  readonly services: Services;
  readonly request: vscode.ChatRequest;
  readonly context: vscode.ChatContext;
  readonly stream: vscode.ChatResponseStream;
  readonly signal: AbortSignal;
  readonly place: TurnPlace | undefined;
  readonly #notices: string[] = [];
  /** Calls since the model last said something. */
  readonly #calls: { line: string; status: ToldCall['status'] }[] = [];
  /** Notices that stand in front of the answer once there is one. */
  readonly #held: string[] = [];
  readonly #metadata: TurnMetadata;
  #answered = false;

  constructor({ services, request, context, stream, signal }: ChatTurnInput, command: TurnMetadata['command']) {
    this.services = services;
    this.request = request;
    this.context = context;
    this.stream = stream;
    this.signal = signal;
    this.place = beginTurn(request);
    this.#metadata = {
      id: crypto.randomUUID(),
      command,
      before: '',
      after: '',
      pictures: 0,
      code: 0,
      cutByLength: false,
      outOfRounds: false,
      failed: false,
      calls: [],
      within: [],
    };
  }

  get metadata(): TurnMetadata {
    return this.#metadata;
  }

  /**
   * Something to know about the answer; shown once, above it. Until there is an answer it is a line of progress: the
   * editor folds everything that stands in front of the last such line, and nobody would see it there.
   */
  notice(...texts: readonly string[]): void {
    for (const text of texts) {
      if (this.#notices.includes(text)) continue;
      this.#notices.push(text);
      if (this.#answered) this.#aside(noticeMarkdown(text));
      else {
        this.#held.push(text);
        this.stream.progress(escapeMarkdown(text));
      }
    }
  }

  /** The answer begins, in whatever form: what was held back for it stands above it. */
  begins(): void {
    this.#release();
    this.#answered = true;
  }

  /** Shows what was held back for an answer, if none came. */
  close(): void {
    this.#release();
  }

  /** A sentence of the extension itself, not of a model. */
  say(text: string): void {
    this.#aside(`${escapeMarkdown(text)}\n\n`);
  }

  /** Markdown of the extension itself, as a paragraph. */
  aside(markdown: string): void {
    this.#aside(`${markdown}\n\n`);
  }

  /** The same, with links that run these commands and no others: nothing of a model's may stand in it. */
  links(markdown: string, enabledCommands: readonly string[]): void {
    this.#aside(`${markdown}\n\n`, enabledCommands);
  }

  /** What went wrong; the turn counts as failed from here on. */
  failed(message: string, detail: string | undefined): void {
    this.#metadata.failed = true;
    // Two spaces at the end of a line break it in Markdown.
    const more = detail ? `  \n> ${escapeMarkdown(detail)}` : '';
    this.#aside(`> $(error) **${escapeMarkdown(message)}**${more}\n\n`);
  }

  /** What the model wrote that could not be used: as it is, and not as part of its answer. */
  keep(text: string): void {
    this.#aside(`${fenced(text, '')}\n\n`);
  }

  attached(pictures: number, code: number): void {
    this.#metadata.pictures = pictures;
    this.#metadata.code = code;
  }

  /**
   * A call of a tool is over: a line of progress at once, which the editor drops later, and one above what the model
   * says next.
   * @param line without Markdown
   */
  called(call: ToldCall, line: string): void {
    if (this.#metadata.calls.length < mostCalls) this.#metadata.calls = [...this.#metadata.calls, call];
    this.#calls.push({ line, status: call.status });
    this.stream.progress(escapeMarkdown(line));
  }

  /** Streams a model's answer into the conversation. @throws as `TurnRunner.run` */
  async ask(choice: ModelChoice, messages: readonly ChatMessage[]): Promise<TurnResult> {
    const result = await this.services.turns.run(
      { surface: 'chat', choice, messages, signal: this.signal },
      this.sink(choice),
    );
    this.ended(result);
    return result;
  }

  /** Shows an answer in the conversation as it comes; `ended` belongs behind it. */
  sink(choice: ModelChoice): TurnSink {
    return {
      onModel: (_choice, notices) => this.notice(...notices),
      onReasoning: this.thinking(),
      onWait: this.waiting(choice.endpoint),
      onText: text => {
        // Some answers begin with a line break, and what follows it may still be calls of tools.
        const begins = !this.#answered || this.#calls.length > 0;
        if (begins && text.trim() === '') return;
        this.begins();
        this.stream.markdown(text);
      },
    };
  }

  /** What an answer's end has to say beyond its text. */
  ended(result: TurnResult): void {
    // Parameters that an endpoint does not know and the like: for whoever looks into it, not for every reader.
    for (const notice of result.notices) {
      if (!this.#notices.includes(notice)) this.services.log.warn(`@glm: ${notice}`);
    }
    this.#sayHowItEnded(result);
  }

  /** Shows reasoning as it happens. */
  thinking(): (text: string) => void {
    const progress = new ThinkingProgress(line => this.stream.progress(escapeMarkdown(line)));
    return text => progress.push(text);
  }

  /** Counts down what an answer has to wait for before it begins. */
  waiting(endpoint: Endpoint): (wait: CallWait | undefined) => void {
    const progress = new WaitProgress(
      (wait, seconds) => this.stream.progress(escapeMarkdown(describeWait(wait, endpoint, seconds))),
      waitStepSeconds,
    );
    return wait => progress.follow(wait);
  }

  #sayHowItEnded(result: TurnResult): void {
    const { t } = vscode.l10n;
    this.#metadata.cutByLength = result.finishReason === 'length';
    if (result.finishReason === 'content-filter') {
      this.notice(t('{0} ended the answer because it found it sensitive.', result.choice.endpoint.label));
    } else if (result.text.trim() === '') {
      this.notice(
        result.finishReason === 'length'
          ? t('{0} used all of its output for thinking and gave no answer.', result.choice.model.label)
          : t('{0} gave no answer.', result.choice.model.label),
      );
    } else if (result.finishReason === 'length') {
      this.notice(t('The answer is as long as the model may write, and ends here.'));
    }
  }

  /** Remembered apart from the model's words, so that the history sent later holds those alone. */
  #aside(markdown: string, enabledCommands: readonly string[] = []): void {
    this.#release();
    this.#write(markdown, enabledCommands);
  }

  #release(): void {
    const notices = this.#held.splice(0).map(noticeMarkdown).join('');
    if (notices !== '') this.#write(notices);
    const calls = callsMarkdown(this.#calls.splice(0));
    if (calls === '') return;
    if (!this.#answered) {
      this.#write(calls);
      return;
    }
    // Between two pieces of an answer: taken out again where the history is read.
    const text = `\n\n${calls}`;
    this.#metadata.within = [...this.#metadata.within, text];
    this.stream.markdown(new vscode.MarkdownString(text, true));
  }

  #write(markdown: string, enabledCommands: readonly string[] = []): void {
    const text = this.#answered ? `\n\n${markdown}` : markdown;
    if (this.#answered) this.#metadata.after += text;
    else this.#metadata.before += text;
    const shown = new vscode.MarkdownString(text, true);
    if (enabledCommands.length > 0) shown.isTrusted = { enabledCommands };
    this.stream.markdown(shown);
  }
}

function noticeMarkdown(text: string): string {
  return `> $(info) ${escapeMarkdown(text)}\n\n`;
}

/** A line each, and of many calls the last ones. */
function callsMarkdown(calls: readonly { line: string; status: ToldCall['status'] }[]): string {
  if (calls.length === 0) return '';
  const icons = { done: 'check', failed: 'warning', refused: 'circle-slash' };
  const lines = calls.slice(-mostLines).map(({ line, status }) => `$(${icons[status]}) ${escapeMarkdown(line)}`);
  const more = calls.length - lines.length;
  if (more > 0) lines.unshift(`$(ellipsis) ${escapeMarkdown(vscode.l10n.t('{0} calls before', more))}`);
  // Two spaces at the end of a line break it in Markdown.
  return `> ${lines.join('  \n> ')}\n\n`;
}
