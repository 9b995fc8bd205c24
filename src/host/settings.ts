import * as vscode from 'vscode';
import type { NetworkOptions } from '../provider/index.ts';

export type ThinkingSetting = 'default' | 'on' | 'off';
type ModelSetting = 'chat' | 'vision';

/**
 * The `glm.*` settings. What decides where a key or a picture goes is read from the user's own value and the default
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

  modelId(kind: ModelSetting, endpointId: string): string | undefined {
    const value = this.#own<Record<string, unknown>>(`model.${kind}`)?.[endpointId];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  get network(): NetworkOptions {
    return {
      ...this.#number('connectTimeoutMs'),
      ...this.#number('firstByteTimeoutMs'),
      ...this.#number('idleTimeoutMs'),
      ...this.#number('maxRetries'),
    };
  }

  setActiveEndpoint(id: string): Thenable<void> {
    return this.#update('endpoint.active', id);
  }

  setThinking(value: ThinkingSetting): Thenable<void> {
    return this.#update('chat.thinking', value);
  }

  setModel(kind: ModelSetting, endpointId: string, modelId: string): Thenable<void> {
    return this.#update(`model.${kind}`, {
      ...this.#own<Record<string, unknown>>(`model.${kind}`),
      [endpointId]: modelId,
    });
  }

  /** Fires when any `glm.*` setting changed. */
  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('glm')) listener();
    });
  }

  #own<T>(name: string): T | undefined {
    const found = vscode.workspace.getConfiguration('glm').inspect<T>(name);
    return found?.globalValue ?? found?.defaultValue;
  }

  #number<K extends keyof NetworkOptions & string>(name: K): { [P in K]?: number } {
    const value = this.#own<unknown>(`network.${name}`);
    return (typeof value === 'number' && value >= 0 ? { [name]: value } : {}) as { [P in K]?: number };
  }

  #update(name: string, value: unknown): Thenable<void> {
    return vscode.workspace.getConfiguration('glm').update(name, value, vscode.ConfigurationTarget.Global);
  }
}
