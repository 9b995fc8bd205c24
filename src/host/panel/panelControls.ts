import * as vscode from 'vscode';
import type { ControlsView } from '../../protocol/index.ts';
import { needsKey } from '../endpointRegistry.ts';
import { seesPictures } from '../modelCatalog.ts';
import type { Services } from '../services.ts';
import { searchesAt, speaksAt } from './sight/answerAbilities.ts';

/** Settings, keys and models change in bursts: one more look after the last of them is enough. */
const settleMs = 50;

/** Who can answer and how, as the panels' pickers show it. */
export class PanelControls implements vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #asked = new Set<string>();
  #followed = false;
  #changing: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    const later = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#changed.fire();
        if (this.#followed) this.follow();
      }, settleMs);
    };
    this.#subscriptions = [
      services.settings.onDidChange(later),
      services.keys.onDidChange(() => {
        this.#asked.clear();
        later();
      }),
      services.catalog.onDidChange(later),
      this.#changed,
    ];
  }

  async view(): Promise<ControlsView> {
    const { endpoints, keys, catalog, settings } = this.#services;
    const active = endpoints.active;
    const chat = catalog.chat(active)?.model;
    const vision = catalog.vision(active)?.model;
    // A model that the user named and no list has stands in the list all the same: it is the one that answers.
    const known = catalog.known(active);
    const models = chat && !known.some(model => model.id === chat.id) ? [chat, ...known] : known;
    return {
      endpoints: await Promise.all(
        endpoints.all.map(async endpoint => ({
          id: endpoint.id,
          label: endpoint.label,
          hasKey: (await keys.get(endpoint)) !== undefined,
          needsKey: needsKey(endpoint),
        })),
      ),
      endpointId: active.id,
      models: models.map(model => ({
        id: model.id,
        label: model.label,
        vision: seesPictures(model),
        thinking: model.thinking,
        speaks: speaksAt(active, model),
        searches: searchesAt(active, model),
      })),
      modelId: chat?.id ?? '',
      ...(vision && { visionModelLabel: vision.label }),
      thinking: settings.thinking,
      speech: settings.speech,
      webSearch: settings.webSearch,
      drawsRegions: settings.drawsRegions,
    };
  }

  /** Changes a setting for a panel. @throws as the setting does */
  async change(setting: Thenable<void>): Promise<undefined> {
    this.#changing = Promise.allSettled([this.#changing, setting]);
    await setting;
  }

  /** Resolves when all that was chosen so far holds: who sends next means it. */
  async settled(): Promise<void> {
    await this.#changing;
  }

  /** A panel is open: from now on each endpoint that is chosen is asked for its models, once for each key. */
  follow(): void {
    this.#followed = true;
    const endpoint = this.#services.endpoints.active;
    if (this.#asked.has(endpoint.baseUrl)) return;
    this.#asked.add(endpoint.baseUrl);
    void this.#services.catalog.tryRefresh(endpoint);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
