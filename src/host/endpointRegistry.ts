import * as vscode from 'vscode';
import * as z from 'zod';
import { endpoints as builtIn, type Endpoint, type Logger, type ModelInfo } from '../provider/index.ts';
import type { Settings } from './settings.ts';

const customEndpointSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  label: z.string().optional(),
  baseUrl: z.url({ protocol: /^https?$/ }),
  dialect: z
    .enum(['bigmodel', 'tokenhub', 'new-api', 'openrouter', 'vllm', 'sglang', 'llama-cpp', 'ollama', 'openai'])
    .default('openai'),
  keyUrl: z.url({ protocol: /^https?$/ }).optional(),
  models: z.array(z.looseObject({ id: z.string().min(1) })).optional(),
  capabilities: z.record(z.string(), z.unknown()).optional(),
});

/** Built-in endpoints and the user's own, one list; an own entry replaces the built-in one of the same id. */
export class EndpointRegistry {
  readonly #settings: Settings;
  readonly #log: Logger;
  #known: { written: string; endpoints: readonly Endpoint[]; problems: readonly string[] } | undefined;

  constructor(settings: Settings, log: Logger) {
    this.#settings = settings;
    this.#log = log;
  }

  get all(): readonly Endpoint[] {
    return this.#read().endpoints;
  }

  /** What is wrong with entries of `glm.endpoint.custom`: these were left out. */
  get problems(): readonly string[] {
    return this.#read().problems;
  }

  /** Read anew only when the setting has changed, so that each problem is logged once. */
  #read(): { endpoints: readonly Endpoint[]; problems: readonly string[] } {
    const written = JSON.stringify(this.#settings.customEndpoints);
    if (this.#known?.written === written) return this.#known;
    const byId = new Map<string, Endpoint>(builtIn.map(endpoint => [endpoint.id, endpoint]));
    const problems: string[] = [];
    for (const [index, entry] of this.#settings.customEndpoints.entries()) {
      const parsed = customEndpointSchema.safeParse(entry);
      if (!parsed.success) {
        const fields = parsed.error.issues.map(issue => issue.path.join('.')).filter(field => field !== '');
        problems.push(
          vscode.l10n.t('Entry {0} of glm.endpoint.custom was left out. Look at: {1}', index + 1, fields.join(', ')),
        );
        continue;
      }
      const { models, label, baseUrl, ...rest } = parsed.data;
      byId.set(rest.id, {
        ...(rest as Omit<Endpoint, 'label' | 'baseUrl' | 'models'>),
        label: label ?? rest.id,
        baseUrl: baseUrl.replace(/\/+$/, '').replace(/\/chat\/completions$/, ''),
        ...(models ? { models: models.map(completeModel) } : {}),
      });
    }
    for (const problem of problems) this.#log.warn(problem);
    this.#known = { written, endpoints: [...byId.values()], problems };
    return this.#known;
  }

  find(id: string): Endpoint | undefined {
    return this.all.find(endpoint => endpoint.id === id);
  }

  /** The one that answers. An id that no longer exists falls back to the first, and says so in the log. */
  get active(): Endpoint {
    const id = this.#settings.activeEndpointId;
    const found = this.find(id);
    if (found) return found;
    const first = this.all[0];
    if (!first) throw new Error(vscode.l10n.t('There is no endpoint.'));
    this.#log.warn(`glm.endpoint.active names ${JSON.stringify(id)}, which does not exist; using ${first.id}`);
    return first;
  }
}

/** A server on this machine answers without a key; every other endpoint is not asked without one. */
export function needsKey(endpoint: Endpoint): boolean {
  const host = new URL(endpoint.baseUrl).hostname;
  return !(host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host));
}

/** Fills what the user left out with what is safest to assume: text in, text out, no tools. */
function completeModel(model: { id: string; [field: string]: unknown }): ModelInfo {
  return { label: model.id, input: ['text'], output: ['text'], tools: false, thinking: 'none', ...model } as ModelInfo;
}
