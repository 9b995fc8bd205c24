import * as vscode from 'vscode';
import { type Endpoint, type EndpointEntryProblem, type Logger, mergeEndpoints } from '../provider/index.ts';
import type { Settings } from './settings.ts';

/** Built-in endpoints and the user's own, one list; an own entry changes the built-in one of the same id. */
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
    const { endpoints, problems: found } = mergeEndpoints(this.#settings.customEndpoints);
    const byEntry = Map.groupBy(found, problem => problem.index);
    const problems = [...byEntry].map(([index, fields]) =>
      vscode.l10n.t(
        'Entry {0} of glm.endpoint.custom was left out. Look at: {1}',
        index + 1,
        fields.map(describe).join('; '),
      ),
    );
    for (const problem of problems) this.#log.warn(problem);
    this.#known = { written, endpoints, problems };
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

function describe({ field, kind, expected }: EndpointEntryProblem): string {
  if (kind === 'missing') return vscode.l10n.t('{0} is missing', field);
  if (kind === 'unknown') return vscode.l10n.t('{0} is no known field', field);
  if (field === '') return vscode.l10n.t('it is no object');
  return expected === undefined
    ? vscode.l10n.t('{0} is wrong', field)
    : vscode.l10n.t('{0} must be {1}', field, expected);
}
