import * as vscode from 'vscode';
import { estimateTextTokens } from '../../core/usage/textTokens.ts';
import { type ChatEvent, GlmError } from '../../provider/index.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import { MissingKey } from '../clients.ts';
import { PlainFailure } from '../errorMessages.ts';
import { commandIds } from '../ids.ts';
import { isReady, keyState } from '../keys/keyState.ts';
import { type ModelChoice, seesPictures } from '../modelCatalog.ts';
import { thinkingFor } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { estimateTokens } from './estimateTokens.ts';
import { findLanguageModel } from './modelIds.ts';
import { listLanguageModels, type ModelInformation } from './modelInformation.ts';
import { ThinkingReporter, thinkingText } from './thinkingPart.ts';
import { toChatMessages } from './toChatMessages.ts';
import { toChatRequest } from './toChatRequest.ts';
import { toLanguageModelError } from './toLanguageModelError.ts';
import type { UnknownEndpoints } from './unknownEndpoints.ts';

type Progress = vscode.Progress<vscode.LanguageModelResponsePart>;

/** Every GLM model as a language model of the editor: for its own Chat, its agents, inline chat and other extensions. */
export class LanguageModelProvider implements vscode.LanguageModelChatProvider<ModelInformation> {
  readonly onDidChangeLanguageModelChatInformation: vscode.Event<void>;
  readonly #services: Services;
  readonly #unknown: UnknownEndpoints;
  /** A key error is told once at a time: an agent asks again and again. */
  #telling = false;

  constructor(services: Services, unknown: UnknownEndpoints, onDidChange: vscode.Event<void>) {
    this.#services = services;
    this.#unknown = unknown;
    this.onDidChangeLanguageModelChatInformation = onDidChange;
  }

  async provideLanguageModelChatInformation({
    silent,
  }: vscode.PrepareLanguageModelChatModelOptions): Promise<ModelInformation[]> {
    const { endpoints, keys } = this.#services;
    if (!silent && !isReady(await keyState(keys, endpoints.active))) {
      await vscode.commands.executeCommand(commandIds.setApiKey, endpoints.active.id);
    }
    return listLanguageModels(this.#services, this.#unknown);
  }

  async provideLanguageModelChatResponse(
    information: ModelInformation,
    messages: readonly vscode.LanguageModelChatRequestMessage[],
    options: vscode.ProvideLanguageModelChatResponseOptions,
    progress: Progress,
    token: vscode.CancellationToken,
  ): Promise<void> {
    const { endpoints, catalog } = this.#services;
    const choice = findLanguageModel(information.id, endpoints, catalog);
    if (!choice) {
      throw vscode.LanguageModelError.NotFound(vscode.l10n.t('{0} is no longer there.', information.name));
    }
    const { signal, dispose } = signalOf(token);
    try {
      await this.#stream(choice, messages, options, progress, signal);
    } catch (error) {
      if (isCancelled(error)) throw new vscode.CancellationError();
      const failure = toLanguageModelError(error, choice.endpoint);
      this.#services.log.error(`${information.id}: ${failure.message}`);
      if (error instanceof MissingKey) void this.#tell(error, choice);
      throw failure;
    } finally {
      dispose();
    }
  }

  async provideTokenCount(
    information: ModelInformation,
    text: string | vscode.LanguageModelChatRequestMessage,
  ): Promise<number> {
    if (typeof text === 'string') return estimateTextTokens(text);
    const choice = findLanguageModel(information.id, this.#services.endpoints, this.#services.catalog);
    return estimateTokens(
      toChatMessages([text], { seesPictures: !choice || seesPictures(choice.model), thinkingText }),
      choice && { endpoint: choice.endpoint, modelId: choice.model.id },
    );
  }

  async #stream(
    choice: ModelChoice,
    messages: readonly vscode.LanguageModelChatRequestMessage[],
    options: vscode.ProvideLanguageModelChatResponseOptions,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<void> {
    const { clients, pictures, settings } = this.#services;
    const client = await clients.for(choice.endpoint);
    const converted = toChatMessages(messages, { seesPictures: seesPictures(choice.model), thinkingText });
    const fitted = await pictures.fitMessages(converted, choice, { signal, tolerant: true });
    const thinking = thinkingFor(settings.thinking, choice);
    const request = {
      model: choice.model.id,
      ...toChatRequest(fitted.messages, options),
      ...(thinking === undefined ? {} : { thinking }),
    };
    const reasoning = new ThinkingReporter(progress);
    let answered = false;
    try {
      for await (const event of client.streamChat(request, { signal })) {
        answered = report(event, progress, reasoning) || answered;
      }
    } finally {
      // Also after a failure and a cancel, or "Thinking…" goes on for ever.
      reasoning.end();
    }
    if (!answered) throw new PlainFailure(vscode.l10n.t('{0} gave no answer.', choice.model.label), ['retry']);
  }

  async #tell(error: MissingKey, choice: ModelChoice): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    try {
      await showError(error, choice.endpoint, this.#services.log);
    } finally {
      this.#telling = false;
    }
  }
}

/** Hands one event on; true when it is part of an answer. */
function report(event: ChatEvent, progress: Progress, reasoning: ThinkingReporter): boolean {
  switch (event.type) {
    case 'reasoning-delta':
      reasoning.push(event.text);
      return false;
    case 'text-delta':
      reasoning.end();
      progress.report(new vscode.LanguageModelTextPart(event.text));
      return event.text !== '';
    case 'tool-call':
      reasoning.end();
      progress.report(new vscode.LanguageModelToolCallPart(event.id, event.name, readArguments(event)));
      return true;
    case 'usage':
      progress.report(vscode.LanguageModelDataPart.json(wireUsage(event.usage), 'usage'));
      return false;
    case 'finish':
      if (event.reason === 'content-filter') {
        throw new GlmError('content-filter', 'finish reason');
      }
      return false;
    default:
      return false;
  }
}

/** A call with half of its arguments must not run: it would do something else than the model meant. */
function readArguments({ name, arguments: text }: ChatEvent & { type: 'tool-call' }): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new PlainFailure(vscode.l10n.t('The model called the tool {0} with arguments that cannot be read.', name));
}

/** The names that the editor's own agent reads. */
function wireUsage(usage: (ChatEvent & { type: 'usage' })['usage']): object {
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
