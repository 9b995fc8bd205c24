import * as vscode from 'vscode';
import {
  type AnswerOptions,
  answerOptionsOf,
  type KeptPrompt,
  keptPromptsOf,
  optionsKey,
} from '../core/controls/index.ts';
import {
  type ExplainPlace,
  type ExplainStyle,
  explainDepths,
  explainLanguages,
  explainPlaces,
} from '../core/explain/index.ts';
import type { PageTarget } from '../core/studio/pageTarget.ts';
import { defaultRounds, defaultTarget, mostRounds } from '../core/studio/refine/index.ts';
import { type NetworkOptions, planConcurrency } from '../provider/index.ts';

/** `auto`: where there is more than ASCII in it. */
export type ByteOrderMarkChoice = 'auto' | 'always' | 'never';
export type ThinkingSetting = 'default' | 'on' | 'off';
/** What an editor screenshot shows beside the code. */
export interface ScreenshotOptions {
  readonly squiggles: boolean;
  readonly messages: boolean;
  readonly lineNumbers: boolean;
  /** Around the cursor, where nothing is selected. */
  readonly wholeFunction: boolean;
}
/** Of the editor's tools, those that `@glm` offers a model. */
export type ToolsSetting = 'referenced' | 'all' | 'none';
/** How code is explained, and where that is shown. */
export interface ExplainSettings extends ExplainStyle {
  readonly place: ExplainPlace;
  /** Of what goes along; 0 is nothing. */
  readonly contextTokens: number;
}
type ModelSetting = 'chat' | 'vision';
/** When refining a page ends, if nothing else ends it. */
export interface RefineSettings {
  /** Percent of likeness. */
  readonly target: number;
  readonly rounds: number;
  /** Of all rounds together; 0 is no limit. */
  readonly maxTokens: number;
  /** In the currency of the model's price; 0 is no limit. */
  readonly maxCost: number;
}
/** `own`: this extension's connections. `editor`: the editor's `fetch`. `auto`: own, and where those fail the editor's are offered. */
export type TransportSetting = 'auto' | 'own' | 'editor';

export interface EditorProxy {
  proxy: string;
  noProxy: readonly string[];
  /** Whether the certificate of an `https://` proxy is verified. */
  strictSsl: boolean;
  /** The `Proxy-Authorization` header. */
  authorization?: string;
}

/**
 * The `glm.*` settings, and those of the editor's network. What decides where a key or a picture goes is read from the user's own value and the default
 * alone: VS Code ignores application-scoped settings of a workspace, and this holds even where one slips through.
 */
export class Settings {
  get activeEndpointId(): string {
    return this.#own<string>('endpoint.active') ?? 'bigmodel';
  }

  /** As the user wrote them; `EndpointRegistry` checks each entry. */
  get customEndpoints(): readonly unknown[] {
    const value = this.#own<unknown>('endpoint.custom');
    return Array.isArray(value) ? value : [];
  }

  get thinking(): ThinkingSetting {
    const value = this.#own<string>('chat.thinking');
    return value === 'on' || value === 'off' ? value : 'default';
  }

  /** Models that can are asked to speak. */
  get speech(): boolean {
    return this.#own('chat.speech') === true;
  }

  /** Endpoints that can are asked to search the web. */
  get webSearch(): boolean {
    return this.#own('chat.webSearch') === true;
  }

  get chatTools(): ToolsSetting {
    const value = this.#own<string>('chat.tools');
    return value === 'all' || value === 'none' ? value : 'referenced';
  }

  /** How many requests for one answer may end in calls of tools. */
  get maxToolRounds(): number {
    const value = this.#own('tools.maxRounds');
    return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), 100) : 15;
  }

  get explaining(): ExplainSettings {
    const depth = this.#own<string>('explain.depth');
    const language = this.#own<string>('explain.language');
    const place = this.#own<string>('explain.place');
    const tokens = this.#own<unknown>('explain.contextTokens');
    return {
      depth: explainDepths.find(known => known === depth) ?? 'overview',
      language: explainLanguages.find(known => known === language) ?? 'auto',
      place: explainPlaces.find(known => known === place) ?? 'chat',
      contextTokens: typeof tokens === 'number' && tokens >= 0 ? Math.floor(tokens) : 4000,
    };
  }

  /** Tools that the panel's models may use without asking the user first. */
  get allowedTools(): readonly string[] {
    return textsOf(this.#own('tools.allowed'));
  }

  get screenshot(): ScreenshotOptions {
    return {
      squiggles: this.#own('screenshot.squiggles') !== false,
      messages: this.#own('screenshot.messages') !== false,
      lineNumbers: this.#own('screenshot.lineNumbers') !== false,
      wholeFunction: this.#own('screenshot.wholeFunction') === true,
    };
  }

  /** What a new page is written in. */
  get pageTarget(): PageTarget {
    return this.#own('studio.target') === 'tailwind' ? 'tailwind' : 'css';
  }

  /** Boxes and points of answers are drawn on their pictures. */
  get drawsRegions(): boolean {
    return this.#own('panel.drawRegions') !== false;
  }

  /** When a CSV file begins with the mark by which Excel knows UTF-8. */
  get csvByteOrderMark(): ByteOrderMarkChoice {
    const value = this.#own('tables.byteOrderMark');
    return value === 'always' || value === 'never' ? value : 'auto';
  }

  /** Where a verb of a menu runs. */
  get verbsRunIn(): 'panel' | 'chat' {
    return this.#own('verbs.runIn') === 'chat' ? 'chat' : 'panel';
  }

  get showsStatusBar(): boolean {
    return this.#own('statusBar.visible') !== false;
  }

  /** What is asked of one model, wherever it is the panel that asks; its `thinking` holds everywhere. */
  options({ endpoint, model }: { endpoint: { id: string }; model: { id: string } }): AnswerOptions {
    return answerOptionsOf(this.#own<Record<string, unknown>>('model.options')?.[optionsKey(endpoint.id, model.id)]);
  }

  /** In place of the built-in one. */
  get systemPrompt(): string | undefined {
    const value = this.#own('chat.systemPrompt');
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  }

  get prompts(): readonly KeptPrompt[] {
    return keptPromptsOf(this.#own('chat.prompts'));
  }

  /** Tokens that a request may take, the answer aside; nothing where the model alone sets the limit. */
  get contextBudget(): number | undefined {
    const value = this.#own('chat.contextBudget');
    return typeof value === 'number' && value > 0 ? Math.floor(value) : undefined;
  }

  get refining(): RefineSettings {
    const number = (name: string, least: number, most: number, otherwise: number): number => {
      const value = this.#own(`studio.${name}`);
      return typeof value === 'number' && value >= least && value <= most ? value : otherwise;
    };
    return {
      target: number('refineTarget', 1, 100, 100 * defaultTarget),
      rounds: Math.floor(number('refineRounds', 1, mostRounds, defaultRounds)),
      maxTokens: Math.floor(number('refineMaxTokens', 0, Number.MAX_SAFE_INTEGER, 0)),
      maxCost: number('refineMaxCost', 0, Number.MAX_SAFE_INTEGER, 0),
    };
  }

  /** Photos that are cut out of a screenshot and are large without loss. */
  get largePhotosAsJpeg(): boolean {
    return this.#own('studio.largePhotosAsJpeg') !== false;
  }

  /** Who is asked when pages are refined; nothing where it is whoever is asked about pages. */
  refineModelId(endpointId: string): string | undefined {
    return textOf(this.#own<Record<string, unknown>>('studio.refineModel')?.[endpointId]);
  }

  modelId(kind: ModelSetting, endpointId: string): string | undefined {
    const value = this.#own<Record<string, unknown>>(`model.${kind}`)?.[endpointId];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  get patience(): NetworkOptions {
    return {
      ...this.#number('connectTimeoutMs'),
      ...this.#number('firstByteTimeoutMs'),
      ...this.#number('idleTimeoutMs'),
      ...this.#number('maxRetries'),
    };
  }

  get transport(): TransportSetting {
    const value = this.#own<string>('network.transport');
    return value === 'own' || value === 'editor' ? value : 'auto';
  }

  /** Of this extension alone; nothing where none is set. */
  get proxy(): string | undefined {
    return textOf(this.#own('network.proxy'));
  }

  get noProxy(): readonly string[] {
    return textsOf(this.#own('network.noProxy'));
  }

  /** Files of certificates to trust beside what stands without them. */
  get caFiles(): readonly string[] {
    return textsOf(this.#own('network.ca'));
  }

  get systemCertificates(): boolean {
    return this.#own('network.systemCertificates') !== false;
  }

  /** The editor's own proxy; nothing where none is set, or extensions are not to use it. */
  get editorProxy(): EditorProxy | undefined {
    const proxy = textOf(ownValue('http', 'proxy'));
    if (proxy === undefined || ownValue('http', 'proxySupport') === 'off') return undefined;
    const authorization = textOf(ownValue('http', 'proxyAuthorization'));
    return {
      proxy,
      noProxy: textsOf(ownValue('http', 'noProxy')),
      strictSsl: ownValue('http', 'proxyStrictSSL') !== false,
      ...(authorization === undefined ? {} : { authorization }),
    };
  }

  /** Most answers at once; nothing where there is no limit. */
  concurrency(endpointId: string): number | undefined {
    const own = this.#own<Record<string, unknown>>('network.concurrency')?.[endpointId];
    // Zero lifts the limit of a plan.
    if (typeof own === 'number') return own >= 1 ? Math.floor(own) : undefined;
    return Object.hasOwn(planConcurrency, endpointId) ? planConcurrency[endpointId]?.answers : undefined;
  }

  setTransport(value: TransportSetting): Thenable<void> {
    return this.#update('network.transport', value);
  }

  setActiveEndpoint(id: string): Thenable<void> {
    return this.#update('endpoint.active', id);
  }

  /** @param options all of them, in place of what there was */
  setOptions(endpointId: string, modelId: string, options: AnswerOptions): Thenable<void> {
    const key = optionsKey(endpointId, modelId);
    const { [key]: _, ...others } = { ...this.#own<Record<string, unknown>>('model.options') };
    return this.#update('model.options', Object.keys(options).length > 0 ? { ...others, [key]: options } : others);
  }

  setSystemPrompt(text: string | undefined): Thenable<void> {
    return this.#update('chat.systemPrompt', text);
  }

  setPrompts(prompts: readonly KeptPrompt[]): Thenable<void> {
    return this.#update('chat.prompts', prompts.length > 0 ? prompts : undefined);
  }

  setSpeech(on: boolean): Thenable<void> {
    return this.#update('chat.speech', on);
  }

  setWebSearch(on: boolean): Thenable<void> {
    return this.#update('chat.webSearch', on);
  }

  async setExplaining(options: Partial<Omit<ExplainSettings, 'contextTokens'>>): Promise<void> {
    for (const name of ['depth', 'language', 'place'] as const) {
      const value = options[name];
      if (value !== undefined && value !== this.explaining[name]) await this.#update(`explain.${name}`, value);
    }
  }

  setScreenshot(option: keyof ScreenshotOptions, on: boolean): Thenable<void> {
    return this.#update(`screenshot.${option}`, on);
  }

  setPageTarget(target: PageTarget): Thenable<void> {
    return this.#update('studio.target', target);
  }

  setAllowedTools(names: readonly string[]): Thenable<void> {
    return this.#update('tools.allowed', names.length > 0 ? names : undefined);
  }

  setDrawsRegions(on: boolean): Thenable<void> {
    return this.#update('panel.drawRegions', on);
  }

  setStatusBarVisible(value: boolean): Thenable<void> {
    return this.#update('statusBar.visible', value);
  }

  async setRefining(options: { [K in keyof RefineSettings]?: RefineSettings[K] | undefined }): Promise<void> {
    const names = {
      target: 'refineTarget',
      rounds: 'refineRounds',
      maxTokens: 'refineMaxTokens',
      maxCost: 'refineMaxCost',
    } as const;
    for (const name of ['target', 'rounds', 'maxTokens', 'maxCost'] as const)
      if (options[name] !== undefined) await this.#update(`studio.${names[name]}`, options[name]);
  }

  setLargePhotosAsJpeg(on: boolean): Thenable<void> {
    return this.#update('studio.largePhotosAsJpeg', on);
  }

  /** @param modelId nothing for whoever is asked about pages */
  setRefineModel(endpointId: string, modelId: string | undefined): Thenable<void> {
    const { [endpointId]: _, ...others } = { ...this.#own<Record<string, unknown>>('studio.refineModel') };
    return this.#update('studio.refineModel', modelId === undefined ? others : { ...others, [endpointId]: modelId });
  }

  setModel(kind: ModelSetting, endpointId: string, modelId: string): Thenable<void> {
    return this.#update(`model.${kind}`, {
      ...this.#own<Record<string, unknown>>(`model.${kind}`),
      [endpointId]: modelId,
    });
  }

  /** Fires when any `glm.*` setting changed, or one of the editor's network. */
  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('glm') || event.affectsConfiguration('http')) listener();
    });
  }

  #own<T>(name: string): T | undefined {
    return ownValue<T>('glm', name);
  }

  #number<K extends keyof NetworkOptions & string>(name: K): { [P in K]?: number } {
    const value = this.#own<unknown>(`network.${name}`);
    return (typeof value === 'number' && value >= 0 ? { [name]: value } : {}) as { [P in K]?: number };
  }

  #update(name: string, value: unknown): Thenable<void> {
    return vscode.workspace.getConfiguration('glm').update(name, value, vscode.ConfigurationTarget.Global);
  }
}

function ownValue<T>(section: string, name: string): T | undefined {
  const found = vscode.workspace.getConfiguration(section).inspect<T>(name);
  return found?.globalValue ?? found?.defaultValue;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap(entry => textOf(entry) ?? []) : [];
}
