import * as vscode from 'vscode';
import * as z from 'zod';
import { endpoints as builtIn, type Endpoint } from '../provider/index.ts';
import { environmentNames } from './environmentNames.ts';

const storedKeySchema = z.object({ origin: z.string(), key: z.string() });

/**
 * API keys, one per endpoint, in VS Code's SecretStorage and nowhere else. Each is stored with the origin it was set
 * for: when an endpoint's address moves to another origin, the key does not follow and is asked for again.
 */
export class ApiKeys implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  /** Keys handed out in this session, for the redactor. */
  readonly #seen = new Set<string>();

  /** Fires after a key was set, replaced or removed, in this window or another. */
  readonly onDidChange = this.#changed.event;

  constructor(secrets: vscode.SecretStorage, environment: NodeJS.ProcessEnv = process.env) {
    this.#secrets = secrets;
    this.#environment = environment;
    this.#subscription = secrets.onDidChange(() => this.#changed.fire());
  }

  async get(endpoint: Endpoint): Promise<{ key: string; from: 'storage' | 'environment' } | undefined> {
    const stored = await this.#read(endpoint.id);
    if (stored && stored.origin === originOf(endpoint)) return this.#found(stored.key, 'storage');
    const known = builtIn.find(entry => entry.id === endpoint.id);
    if (!known || originOf(known) !== originOf(endpoint)) return undefined;
    for (const name of environmentNames[endpoint.id] ?? []) {
      const key = this.#environment[name]?.trim();
      if (key) return this.#found(key, 'environment');
    }
    return undefined;
  }

  async set(endpoint: Endpoint, key: string): Promise<void> {
    this.#seen.add(key);
    await this.#secrets.store(nameOf(endpoint.id), JSON.stringify({ origin: originOf(endpoint), key }));
  }

  async remove(endpoint: Pick<Endpoint, 'id'>): Promise<void> {
    await this.#secrets.delete(nameOf(endpoint.id));
  }

  /** Ids of all endpoints that a key is stored for, those included that no longer exist. */
  async storedFor(): Promise<string[]> {
    const names = await this.#secrets.keys();
    return names.filter(name => name.startsWith(prefix)).map(name => name.slice(prefix.length));
  }

  /** Whether a key is stored for another origin than the endpoint's present one. */
  async movedAway(endpoint: Endpoint): Promise<boolean> {
    const stored = await this.#read(endpoint.id);
    return stored !== undefined && stored.origin !== originOf(endpoint);
  }

  seen(): readonly string[] {
    return [...this.#seen];
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #read(endpointId: string): Promise<z.infer<typeof storedKeySchema> | undefined> {
    const text = await this.#secrets.get(nameOf(endpointId));
    if (text === undefined) return undefined;
    try {
      return storedKeySchema.parse(JSON.parse(text));
    } catch {
      // Not ours or damaged: as good as absent; setting a key again overwrites it.
      return undefined;
    }
  }

  #found<F extends 'storage' | 'environment'>(key: string, from: F): { key: string; from: F } {
    this.#seen.add(key);
    return { key, from };
  }
}

const prefix = 'glm.apiKey.';

function nameOf(endpointId: string): string {
  return `${prefix}${endpointId}`;
}

function originOf(endpoint: Endpoint): string {
  return new URL(endpoint.baseUrl).origin;
}
