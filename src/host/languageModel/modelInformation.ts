import * as vscode from 'vscode';
import type { Endpoint, ModelInfo } from '../../provider/index.ts';
import { needsKey } from '../endpointRegistry.ts';
import { type ModelCatalog, type ModelChoice, seesPictures } from '../modelCatalog.ts';
import { describeModel } from '../models/describeModel.ts';
import type { Services } from '../services.ts';
import { type ConfigurationSchema, configurationSchemaOf } from './modelConfiguration.ts';
import { languageModelId } from './modelIds.ts';
import type { UnknownEndpoints } from './unknownEndpoints.ts';

/** `isUserSelectable` is not in the typings, and without it a model stands in no picker (since VS Code 1.120). */
export type ModelInformation = vscode.LanguageModelChatInformation & {
  isUserSelectable: boolean;
  configurationSchema?: ConfigurationSchema;
};

/** Used where the endpoint's window is unknown: what the smallest of the current models has. */
const assumedContextTokens = 65_536;
/** Room kept for the answer. Models may write far more, but nobody's prompt should be cut for that. */
const reservedOutputTokens = 32_768;

/**
 * Where no model is declared as the default, and only a proposed API can declare one, the editor sorts all models by
 * name and takes the first: an old or a special one, as "AutoGLM-Phone". A space in front of a name shows nowhere and
 * sorts before all letters, so that the model which the settings choose is the one that answers in a fresh profile.
 */
const sortsFirst = ' ';

/**
 * The models of the active endpoint, then those of every other endpoint that would answer. The active one is listed
 * with and without a key: with no model at all the editor refuses to ask `@glm` anything, and cannot say why.
 */
export async function listLanguageModels(services: Services, unknown: UnknownEndpoints): Promise<ModelInformation[]> {
  const { endpoints, catalog } = services;
  const active = endpoints.active;
  const others = endpoints.all.filter(entry => entry.id !== active.id);
  // At once, since the very first prompt waits for this list.
  const [answering] = await Promise.all([
    Promise.all(others.map(entry => answers(services, entry))),
    unknown.ask(active),
  ]);
  const choices = [active, ...others.filter((_, index) => answering[index])].flatMap(endpoint => {
    // Its models may come later, with a change; a server that is slow or off must not hold up the others.
    void unknown.ask(endpoint);
    const known = catalog.known(endpoint).map(model => ({ endpoint, model }));
    const all = [catalog.chat(endpoint), ...known, catalog.vision(endpoint)].filter(choice => choice !== undefined);
    return [...new Map(all.map(choice => [choice.model.id, choice])).values()];
  });
  const [first, ...rest] = choices.map(choice => informationOf(choice, catalog));
  return first ? [{ ...first, name: `${sortsFirst}${first.name}` }, ...rest] : [placeholder(active, catalog)];
}

/**
 * With a key; or without, where the user named the server or it has listed models: a built-in address on this machine
 * is otherwise only a guess that something might run there.
 */
async function answers({ keys, catalog, settings }: Services, endpoint: ModelChoice['endpoint']): Promise<boolean> {
  if (await keys.get(endpoint)) return true;
  if (needsKey(endpoint)) return false;
  const isOwn = settings.customEndpoints.some(entry => (entry as { id?: unknown } | null)?.id === endpoint.id);
  return isOwn || catalog.hasListed(endpoint);
}

/** Stands in while the active endpoint names no model, so that `@glm` can be asked and can say what is the matter. */
function placeholder(endpoint: Endpoint, catalog: Pick<ModelCatalog, 'vision'>): ModelInformation {
  const model: ModelInfo = { id: '', label: 'GLM', input: ['text'], output: ['text'], tools: false, thinking: 'none' };
  return {
    ...informationOf({ endpoint, model }, catalog),
    tooltip: vscode.l10n.t('{0} has no models.', endpoint.label),
  };
}

export function informationOf(choice: ModelChoice, catalog: Pick<ModelCatalog, 'vision'>): ModelInformation {
  const { endpoint, model } = choice;
  const { input, output } = tokenLimits(model);
  const configurationSchema = configurationSchemaOf(choice);
  return {
    id: languageModelId(choice),
    name: model.label,
    family: model.id,
    version: model.id,
    detail: endpoint.label,
    tooltip: `${model.id} · ${describeModel(model)}`,
    maxInputTokens: input,
    maxOutputTokens: output,
    capabilities: { imageInput: takesPictures(choice, catalog), toolCalling: model.tools },
    isUserSelectable: true,
    ...(configurationSchema && { configurationSchema }),
  };
}

/** The window is shared by what goes in and what comes out. */
export function tokenLimits({ contextTokens = assumedContextTokens, maxOutputTokens }: ModelInfo): {
  input: number;
  output: number;
} {
  const output = Math.min(maxOutputTokens ?? 8192, reservedOutputTokens, Math.floor(contextTokens / 2));
  return { input: contextTokens - output, output };
}

/**
 * Whether pictures may be attached for a model: it sees them itself, or its endpoint has a vision model that looks at
 * them in its place.
 */
function takesPictures(choice: ModelChoice, catalog: Pick<ModelCatalog, 'vision'>): boolean {
  return seesPictures(choice.model) || catalog.vision(choice.endpoint) !== undefined;
}
