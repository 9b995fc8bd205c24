import * as vscode from 'vscode';
import { type ThinkingChoice, thinkingRequest } from '../core/controls/index.ts';
import { withoutUnseenResults } from '../core/toolLoop/index.ts';
import type { Cost, UsageSurface } from '../core/usage/index.ts';
import {
  type CallOptions,
  type CallWait,
  capabilitiesOf,
  type ChatMessage,
  type ChatRequest,
  type FinishReason,
  type ToolCall,
  type Usage,
  type WebSearchResult,
} from '../provider/index.ts';
import { isCancelled } from './cancellation.ts';
import type { Clients } from './clients.ts';
import type { Connections } from './controls/connections.ts';
import type { ModelCatalog, ModelChoice } from './modelCatalog.ts';
import type { PictureFitter } from './pictures/pictureFitter.ts';
import type { PromptTexts } from './prompts/promptTexts.ts';
import { usedCallTexts } from './prompts/usedCallTexts.ts';
import type { Settings } from './settings.ts';
import type { UsageMeter } from './usage/usageMeter.ts';
import { kindsIn, whoAnswers } from './whoAnswers.ts';

type RequestRest = Omit<ChatRequest, 'model' | 'messages' | 'thinking' | 'reasoningEffort'>;

export interface TurnOptions {
  /** Where it is asked, for the ledger. */
  surface: UsageSurface;
  /** Who is asked. A vision model of the same endpoint steps in when this one cannot see and there are pictures. */
  choice: ModelChoice;
  messages: readonly ChatMessage[];
  /** Default: what the user chose for the model, else their setting. */
  thinking?: ThinkingChoice;
  /** Anything else of the request; a function where it depends on who answers in the end. */
  request?: RequestRest | ((choice: ModelChoice) => RequestRest);
  /** A picture that cannot be read is left out with a notice, and fails nothing. */
  tolerant?: boolean;
  signal: AbortSignal;
}

/** Receives the answer as it comes, in order. */
export interface TurnSink {
  /** Before anything is sent: who really answers, and what the user should know about that. */
  onModel?(choice: ModelChoice, notices: readonly string[]): void;
  onReasoning?(text: string): void;
  onText?(text: string): void;
  /** Pieces of speech as base64; what is said in them has come to `onText`. */
  onSound?(data: string): void;
  onSources?(results: readonly WebSearchResult[]): void;
  /** A function that the model has begun to call: its arguments are still being written. */
  onCallStart?(name: string): void;
  /** The next piece of a call's arguments, as they are written. */
  onCallText?(text: string): void;
  /** Before the request goes out: in the queue of a plan, or between attempts; nothing when it goes on. */
  onWait?(wait: CallWait | undefined): void;
  /** When an answer that began is over, whichever way. */
  onCost?(cost: Cost): void;
}

export interface TurnResult {
  choice: ModelChoice;
  text: string;
  reasoning: string;
  /** Functions that the model calls, in its order; whoever offered them runs them. */
  toolCalls: readonly ToolCall[];
  usage?: Usage;
  cost: Cost;
  finishReason: FinishReason;
  notices: readonly string[];
}

export interface TurnRunnerParts {
  clients: Clients;
  catalog: ModelCatalog;
  settings: Settings;
  pictures: PictureFitter;
  meter: UsageMeter;
  connections: Connections;
  /** A workspace's own words are told of, once for each question. */
  prompts: Pick<PromptTexts, 'known' | 'ownIn'>;
}

/** Every answer of the extension runs through here: chooses the model, streams, and reports what happened. */
export class TurnRunner {
  readonly #clients: Clients;
  readonly #catalog: ModelCatalog;
  readonly #settings: Settings;
  readonly #pictures: PictureFitter;
  readonly #meter: UsageMeter;
  readonly #connections: Connections;
  readonly #prompts: TurnRunnerParts['prompts'];

  constructor({ clients, catalog, settings, pictures, meter, connections, prompts }: TurnRunnerParts) {
    this.#clients = clients;
    this.#catalog = catalog;
    this.#settings = settings;
    this.#pictures = pictures;
    this.#meter = meter;
    this.#connections = connections;
    this.#prompts = prompts;
  }

  /**
   * @throws MissingKey, GlmError, or the signal's reason when cancelled. What reached the sink stays the caller's.
   */
  async run(options: TurnOptions, sink: TurnSink): Promise<TurnResult> {
    const notices: string[] = [];
    const choice = this.#whoSees(options, notices);
    for (const file of this.#prompts.ownIn(options.messages)) {
      notices.push(vscode.l10n.t('Asked in this workspace’s own words: {0}.', vscode.workspace.asRelativePath(file)));
    }
    // What tools returned is nobody's attachment: where nobody can see it, words stand in its place.
    const seen = withoutUnseenResults(options.messages, choice.model.input, usedCallTexts(this.#prompts));
    const fitted = await this.#pictures.fitMessages(seen, choice, {
      signal: options.signal,
      ...(options.tolerant && { tolerant: true }),
    });
    notices.push(...fitted.notices);
    sink.onModel?.(choice, notices);
    const client = await this.#clients.for(choice.endpoint);

    let text = '';
    let written = false;
    let reasoning = '';
    let usage: Usage | undefined;
    let finishReason: FinishReason = 'other';
    const toolCalls: ToolCall[] = [];
    const request: ChatRequest = {
      ...(typeof options.request === 'function' ? options.request(choice) : options.request),
      model: choice.model.id,
      messages: fitted.messages,
      ...thinkingFor(options.thinking ?? thinkingChoice(this.#settings, choice), choice),
    };
    const callOptions: CallOptions = {
      signal: options.signal,
      onWait: wait => {
        this.#connections.waiting(choice.endpoint, wait);
        sink.onWait?.(wait);
      },
    };
    // Counted when it is over, whichever way: what was stopped or cut off has cost something too.
    let begun = false;
    const ended = this.#connections.begin(choice.endpoint);
    let cost: Cost = { kind: 'unknown' };
    try {
      for await (const event of client.streamChat(request, callOptions)) {
        if (!begun) this.#connections.succeeded(choice.endpoint);
        begun = true;
        switch (event.type) {
          case 'reasoning-delta':
            reasoning += event.text;
            sink.onReasoning?.(event.text);
            break;
          case 'text-delta':
            text += event.text;
            written ||= event.text.trim() !== '';
            sink.onText?.(event.text);
            break;
          case 'audio-delta':
            // What is spoken is the answer: who speaks writes nothing beside it, or the same as text already.
            if (event.transcript && !written) {
              text += event.transcript;
              sink.onText?.(event.transcript);
            }
            if (event.data) sink.onSound?.(event.data);
            break;
          case 'web-search':
            sink.onSources?.(event.results);
            break;
          case 'tool-call-start':
            sink.onCallStart?.(event.name);
            break;
          case 'tool-call-delta':
            sink.onCallText?.(event.argumentsDelta);
            break;
          case 'tool-call':
            toolCalls.push({ id: event.id, name: event.name, arguments: event.arguments });
            break;
          case 'warning':
            notices.push(event.message);
            break;
          case 'usage':
            usage = event.usage;
            break;
          case 'finish':
            finishReason = event.reason;
            usage = event.usage ?? usage;
            break;
        }
      }
    } catch (error) {
      if (isCancelled(error)) this.#connections.waiting(choice.endpoint, undefined);
      else this.#connections.failed(choice.endpoint, error);
      throw error;
    } finally {
      ended();
      if (begun) {
        cost = this.#meter.count({ surface: options.surface, choice, usage });
        sink.onCost?.(cost);
      }
    }
    return {
      choice,
      text,
      reasoning,
      toolCalls,
      ...(usage ? { usage } : {}),
      cost,
      finishReason,
      notices,
    };
  }

  #whoSees({ choice, messages }: TurnOptions, notices: string[]): ModelChoice {
    const kinds = kindsIn(messages);
    // Where nobody takes it the provider refuses with the reason, before a byte is sent.
    const answering = whoAnswers(choice, kinds, this.#catalog);
    if (answering === choice) return choice;
    const { t } = vscode.l10n;
    const [from, to] = [choice.model.label, answering.model.label];
    notices.push(
      kinds.has('image')
        ? t('{0} cannot see pictures, so {1} answers.', from, to)
        : t('{0} does not take what is attached, so {1} answers.', from, to),
    );
    return answering;
  }
}

/** What the user chose for this model, else what they want of all. */
export function thinkingChoice(settings: Settings, choice: ModelChoice): ThinkingChoice {
  return settings.options(choice).thinking ?? settings.thinking;
}

/** What to ask of a model that lets one choose; nothing where there is no choice or none was made. */
export function thinkingFor(
  wanted: ThinkingChoice,
  { endpoint, model }: ModelChoice,
): Pick<ChatRequest, 'thinking' | 'reasoningEffort'> {
  return thinkingRequest(wanted, capabilitiesOf(endpoint).thinking, model);
}
