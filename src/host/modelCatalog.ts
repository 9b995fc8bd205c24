import * as vscode from 'vscode';
import {
  endpoints as builtIn,
  type Endpoint,
  type Logger,
  type ModelInfo,
  withModelEntries,
} from '../provider/index.ts';
import { isCancelled } from './cancellation.ts';
import type { Clients } from './clients.ts';
import type { EndpointRegistry } from './endpointRegistry.ts';
import type { Settings } from './settings.ts';

export interface ModelChoice {
  endpoint: Endpoint;
  model: ModelInfo;
}

/** What the models of an endpoint are, and which of them answers. */
export class ModelCatalog implements vscode.Disposable {
  readonly #endpoints: EndpointRegistry;
  readonly #settings: Settings;
  readonly #clients: Clients;
  readonly #log: Logger;
  /** What endpoints said in this session, by base URL. */
  readonly #listed = new Map<string, readonly ModelInfo[]>();
  readonly #changed = new vscode.EventEmitter<void>();

  /** Fires when an endpoint listed its models. */
  readonly onDidChange = this.#changed.event;

  constructor(endpoints: EndpointRegistry, settings: Settings, clients: Clients, log: Logger) {
    this.#endpoints = endpoints;
    this.#settings = settings;
    this.#clients = clients;
    this.#log = log;
  }

  /**
   * What is known without asking: the endpoint's own list where it gave one, else the table. An endpoint of the user's
   * own that names no models is taken to serve what the built-in one of its dialect serves.
   */
  known(endpoint: Endpoint): readonly ModelInfo[] {
    const listed = this.#listed.get(endpoint.baseUrl);
    // The settings may have changed since the endpoint was asked; what the user says stands above what it said.
    if (listed && listed.length > 0) return listed.map(model => withModelEntries(model, endpoint));
    return tableOf(endpoint);
  }

  /** Asks the endpoint when nothing is known of its models. Fails as `refresh` does. */
  async ensureKnown(endpoint: Endpoint = this.#endpoints.active, signal?: AbortSignal): Promise<void> {
    if (this.known(endpoint).length === 0 && !this.#settings.modelId('chat', endpoint.id)) {
      await this.refresh(endpoint, signal);
    }
  }

  /** Whether the endpoint itself has listed models in this session. */
  hasListed(endpoint: Endpoint): boolean {
    return (this.#listed.get(endpoint.baseUrl)?.length ?? 0) > 0;
  }

  /** Asks the endpoint. A failure leaves what is known as it was, and is the caller's to show. */
  async refresh(endpoint: Endpoint, signal?: AbortSignal): Promise<readonly ModelInfo[]> {
    const client = await this.#clients.for(endpoint);
    const models = await client.listModels(signal ? { signal } : {});
    // Table order first: it is ours from best to least, the endpoint's is alphabetical or none. And the model that
    // answers where none was chosen stays the same one.
    const order = new Map(tableOf(endpoint).map((model, index) => [model.id, index]));
    const rank = (model: ModelInfo): number => order.get(model.id) ?? Number.MAX_SAFE_INTEGER;
    this.#listed.set(
      endpoint.baseUrl,
      models.toSorted((a, b) => rank(a) - rank(b)),
    );
    this.#changed.fire();
    return this.known(endpoint);
  }

  /** `refresh` where the answer is welcome and a failure is not the user's concern now. */
  async tryRefresh(endpoint: Endpoint, signal?: AbortSignal): Promise<void> {
    try {
      await this.refresh(endpoint, signal);
    } catch (error) {
      if (!isCancelled(error)) this.#log.debug(`models of ${endpoint.id} not listed: ${String(error)}`);
    }
  }

  /** The model that chats: the one that is named, else by the user's choice, else the first that is known. */
  chat(endpoint: Endpoint = this.#endpoints.active, modelId?: string): ModelChoice | undefined {
    return this.#choose(endpoint, modelId || this.#settings.modelId('chat', endpoint.id), () => true);
  }

  /** The model that looks at pictures when the chat model cannot. */
  vision(endpoint: Endpoint = this.#endpoints.active): ModelChoice | undefined {
    return this.#choose(endpoint, this.#settings.modelId('vision', endpoint.id), seesPictures);
  }

  #choose(endpoint: Endpoint, id: string | undefined, fits: (model: ModelInfo) => boolean): ModelChoice | undefined {
    const models = this.known(endpoint);
    const model =
      id === undefined
        ? models.find(fits)
        : (models.find(entry => entry.id === id) ?? unlisted(id, fits === seesPictures));
    return model && { endpoint, model };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** By dialect, of the first endpoint that speaks it. What that one takes for a model tells nothing about another's price. */
const modelsOfDialect = new Map(
  builtIn.toReversed().map(({ dialect, models = [] }) => [dialect, models.map(({ price: _, ...model }) => model)]),
);

function tableOf({ models, dialect }: Endpoint): readonly ModelInfo[] {
  return models ?? modelsOfDialect.get(dialect) ?? [];
}

export function seesPictures(model: ModelInfo): boolean {
  return model.input.includes('image');
}

/** Who looks at pictures: the chosen model, or the vision model when that cannot. */
export function seeingModel(catalog: Pick<ModelCatalog, 'chat' | 'vision'>): ModelChoice | undefined {
  const chosen = catalog.chat();
  return chosen && seesPictures(chosen.model) ? chosen : catalog.vision();
}

/** The user named a model that no list has: believed, as far as it was chosen for. */
function unlisted(id: string, vision: boolean): ModelInfo {
  return {
    id,
    label: id,
    input: vision ? ['text', 'image'] : ['text'],
    output: ['text'],
    tools: false,
    thinking: 'none',
  };
}
