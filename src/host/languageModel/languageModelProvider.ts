import * as vscode from 'vscode';
import { estimateTextTokens } from '../../core/usage/textTokens.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import { MissingKey } from '../clients.ts';
import { commandIds } from '../ids.ts';
import { isReady, keyState } from '../keys/keyState.ts';
import { type ModelChoice, seesPictures } from '../modelCatalog.ts';
import { thinkingChoice, thinkingFor } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { AnswerReport } from './answerReport.ts';
import { insteadOfPicture, seeingToolsIn } from './borrowedEyes.ts';
import { estimateTokens } from './estimateTokens.ts';
import { configuredThinking } from './modelConfiguration.ts';
import { findLanguageModel } from './modelIds.ts';
import { listLanguageModels, type ModelInformation } from './modelInformation.ts';
import { ReasoningMemory } from './reasoningMemory.ts';
import { thinkingText } from './thinkingPart.ts';
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
  readonly #reasoning = new ReasoningMemory();
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
    const { endpoints, catalog, context } = this.#services;
    const choice = findLanguageModel(information.id, endpoints, catalog);
    if (!choice) {
      throw vscode.LanguageModelError.NotFound(vscode.l10n.t('{0} is no longer there.', information.name));
    }
    const { signal, dispose } = signalOf(token);
    try {
      await this.#stream(choice, messages, options, progress, signal);
    } catch (error) {
      if (isCancelled(error)) throw new vscode.CancellationError();
      const failure = toLanguageModelError(error, choice.endpoint, context.extension.packageJSON);
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
    asking: ModelChoice,
    messages: readonly vscode.LanguageModelChatRequestMessage[],
    options: vscode.ProvideLanguageModelChatResponseOptions,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<void> {
    const { clients, settings, log, pictures, usage, catalog, attachedPictures } = this.#services;
    const tools = seeingToolsIn(options.tools);
    const choice = whoIsAsked(asking, messages, options, catalog);
    const client = await clients.for(choice.endpoint);
    const reasoningOf = (callIds: readonly string[]): string | undefined => this.#reasoning.recall(callIds);
    const converted = toChatMessages(messages, {
      seesPictures: seesPictures(choice.model),
      thinkingText,
      reasoningOf,
      ...(tools.length > 0 && {
        insteadOf: data =>
          insteadOfPicture(data, { tools, attached: attachedPictures, endpointId: choice.endpoint.id }),
      }),
    });
    const fitted = await pictures.fitMessages(converted, choice, { signal, tolerant: true });
    const asked = toChatRequest(fitted.messages, options);
    const request = {
      model: choice.model.id,
      ...asked,
      ...(configuredThinking(options, choice) ?? thinkingFor(thinkingChoice(settings, choice), choice)),
    };
    const report = new AnswerReport({
      progress,
      modelLabel: choice.model.label,
      limitIsWanted: asked.maxTokens !== undefined,
      warn: message => log.warn(`${choice.model.id}: ${message}`),
    });
    try {
      for await (const event of client.streamChat(request, { signal })) {
        if (event.type === 'start' && choice !== asking)
          report.push({ type: 'reasoning-delta', text: standsIn(asking, choice) });
        // Before the calls are reported: the editor may be back with their results at once.
        if (event.type === 'finish') this.#reasoning.remember(report.callIds, report.reasoning);
        report.push(event);
      }
    } finally {
      report.end();
      if (report.begun) usage.meter.count({ surface: 'picker', choice, usage: report.usage });
    }
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

/**
 * Where a model that cannot see is handed pictures and no tools, as in Ask mode, the vision model of its endpoint
 * answers, as it does in the panel. With tools it stays: an agent's model is chosen for how it works, and looks at
 * pictures through ours.
 */
function whoIsAsked(
  choice: ModelChoice,
  messages: readonly vscode.LanguageModelChatRequestMessage[],
  { tools }: vscode.ProvideLanguageModelChatResponseOptions,
  catalog: Services['catalog'],
): ModelChoice {
  if (seesPictures(choice.model) || (tools ?? []).length > 0) return choice;
  const hasPicture = messages.some(({ content }) =>
    content.some(part => part instanceof vscode.LanguageModelDataPart && part.mimeType.startsWith('image/')),
  );
  return hasPicture ? (catalog.vision(choice.endpoint) ?? choice) : choice;
}

/** There is no other place for it than what is folded away before the answer. */
function standsIn({ model: asked }: ModelChoice, { model: answering }: ModelChoice): string {
  return `${vscode.l10n.t('{0} cannot see pictures, so {1} answers.', asked.label, answering.label)}\n\n`;
}
