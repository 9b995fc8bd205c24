import * as vscode from 'vscode';
import type { ControlsView } from '../../protocol/index.ts';
import { thinkingChoices } from '../../core/controls/index.ts';
import { capabilitiesOf } from '../../provider/index.ts';
import { groupOf, modelView, optionsView } from '../controls/modelViews.ts';
import type { PromptLibrary } from '../controls/promptLibrary.ts';
import { systemPromptView } from '../controls/systemPrompt.ts';
import { needsKey } from '../endpointRegistry.ts';
import { thinkingChoice } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { verbViews } from '../verbs/verbViews.ts';
import type { ToolBox } from '../agentTools/index.ts';
import { toolsView } from './tools/toolsView.ts';
import type { ConversationSession } from './conversationSession.ts';
import { searchesAt, speaksAt } from './sight/answerAbilities.ts';

/** Settings, keys and models change in bursts: one more look after the last of them is enough. */
const settleMs = 50;

/** Who can answer and how, as the panels' pickers show it. */
export class PanelControls implements vscode.Disposable {
  readonly #services: Services;
  readonly #session: ConversationSession;
  readonly #prompts: PromptLibrary;
  readonly #tools: ToolBox;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #asked = new Set<string>();
  #followed = false;
  #changing: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(services: Services, session: ConversationSession, prompts: PromptLibrary, tools: ToolBox) {
    this.#services = services;
    this.#session = session;
    this.#prompts = prompts;
    this.#tools = tools;
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
      services.connections.onDidChange(later),
      services.prompts.onDidChange(later),
      this.#changed,
    ];
  }

  async view(): Promise<ControlsView> {
    const { endpoints, keys, catalog, settings, connections } = this.#services;
    const active = endpoints.active;
    const choice = catalog.chat(active);
    const chat = choice?.model;
    const vision = catalog.vision(active)?.model;
    // A model that the user named and no list has stands in the list all the same: it is the one that answers.
    const known = catalog.known(active);
    const models = chat && !known.some(model => model.id === chat.id) ? [chat, ...known] : known;
    const { conversation } = await this.#session.current();
    return {
      endpoints: await Promise.all(
        endpoints.all.map(async endpoint => {
          const hasKey = (await keys.get(endpoint)) !== undefined;
          const isLocked = needsKey(endpoint) && !hasKey;
          return {
            id: endpoint.id,
            label: endpoint.label,
            hasKey,
            needsKey: needsKey(endpoint),
            group: groupOf(endpoint),
            connection: isLocked ? { state: 'no-key' as const } : connections.of(endpoint),
          };
        }),
      ),
      endpointId: active.id,
      models: models.map(model => ({
        ...modelView(active, model),
        speaks: speaksAt(active, model),
        searches: searchesAt(active, model),
      })),
      modelId: chat?.id ?? '',
      ...(vision && { visionModelLabel: vision.label }),
      thinking: choice ? thinkingChoice(settings, choice) : settings.thinking,
      thinkingChoices: chat ? thinkingChoices(capabilitiesOf(active).thinking, chat) : [],
      options: optionsView(choice, active, settings),
      systemPrompt: systemPromptView(this.#services, conversation),
      prompts: this.#prompts.all,
      verbs: verbViews(),
      tools: toolsView(this.#tools, conversation, chat, settings),
      speech: settings.speech,
      webSearch: settings.webSearch,
      drawsRegions: settings.drawsRegions,
    };
  }

  /** Something changed that no setting tells of. */
  refresh(): void {
    this.#changed.fire();
  }

  /** Changes a setting for a panel, after what was changed before: each begins on what the last one left. @throws as it does */
  async change(setting: () => Thenable<void>): Promise<undefined> {
    const done = this.#changing.then(setting);
    this.#changing = done.then(
      () => undefined,
      () => undefined,
    );
    await done;
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
