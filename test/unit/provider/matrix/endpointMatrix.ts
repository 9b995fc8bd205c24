import assert from 'node:assert/strict';
import { createClient, type Endpoint, type EndpointId, endpoints, GlmError } from '../../../../src/provider/index.ts';
import { type DialectId, type Simulator, simulatorBaseUrls } from '../../../simulator/index.ts';
import { type Cell, cells } from './cells.ts';

/** Every endpoint, the simulator's account of it, and the models that are tried first, the one that sees in front. */
export const rows: Readonly<Record<EndpointId, readonly [dialect: DialectId, ...models: string[]]>> = {
  bigmodel: ['bigmodel', 'glm-4.6v'],
  'bigmodel-coding': ['bigmodelCoding', 'glm-4.6v'],
  zai: ['zai', 'glm-4.6v'],
  'zai-coding': ['zaiCoding', 'glm-4.6v'],
  tokenhub: ['tokenhub', 'glm-5v-turbo'],
  toiotech: ['toiotech', 'glm-4.6v'],
  wcode: ['wcode', 'z-ai/glm-4.6v'],
  // The router has models of other makers; what they take is known by nobody here.
  openrouter: ['openrouter', 'z-ai/glm-4.6v', 'simulated/hears-and-speaks'],
  ollama: ['ollama', 'zai-org/GLM-4.6V-Flash'],
  'llama-cpp': ['llamaCpp', 'zai-org/GLM-4.6V-Flash', 'Qwen/Qwen2.5-Omni-7B'],
  vllm: ['vllm', 'zai-org/GLM-4.6V-Flash', 'Qwen/Qwen2.5-Omni-7B'],
  sglang: ['sglang', 'zai-org/GLM-4.6V-Flash', 'Qwen/Qwen2.5-Omni-7B'],
};

export type Outcome =
  | { works: true; model: string; first: boolean; warnings: readonly string[] }
  | { works: false; message: string };

export type Outcomes = ReadonlyMap<string, Outcome>;
export const cellId = (endpoint: string, cell: Cell): string => `${endpoint} › ${cell.name}`;

/**
 * What becomes of a cell with the real client against the simulator: the first of the endpoint's models that can. A
 * refusal counts only when nothing was sent; anything else that goes wrong is thrown.
 */
export async function runCell(id: EndpointId, cell: Cell, simulator: Simulator): Promise<Outcome> {
  const known = endpoints.find(endpoint => endpoint.id === id);
  assert.ok(known);
  const [dialect, ...preferred] = rows[id];
  const endpoint: Endpoint = { ...known, baseUrl: simulatorBaseUrls(simulator.url)[dialect] };
  const client = createClient({ endpoint, apiKey: 'good-key-0123456789', network: { maxRetries: 0 } });
  const models = new Set([...preferred, ...(known.models ?? []).map(model => model.id)]);
  let refusal: GlmError | undefined;
  for (const model of models) {
    simulator.reset();
    try {
      const { warnings } = await cell.show({ client, model, requests: simulator.requests });
      const codes = warnings.map(warning => warning.code);
      return { works: true, model, first: model === preferred[0], warnings: codes };
    } catch (error) {
      // Sent and failed is neither: the client let something out that the endpoint does not take.
      if (!(error instanceof GlmError) || simulator.requests.length > 0) throw error;
      // What the endpoint cannot do tells more than what one of its models cannot.
      const byEndpoint = error.message.startsWith(endpoint.label);
      if (!refusal || (byEndpoint && !refusal.message.startsWith(endpoint.label))) refusal = error;
    }
  }
  assert.ok(refusal);
  return { works: false, message: refusal.message };
}

function modelName(id: string): string {
  return id.startsWith('simulated/') ? 'a model of another maker' : `\`${id}\``;
}

export async function runMatrix(simulator: Simulator, known: Map<string, Outcome> = new Map()): Promise<Outcomes> {
  for (const id of Object.keys(rows) as EndpointId[]) {
    for (const cell of cells) {
      const name = cellId(id, cell);
      if (!known.has(name)) known.set(name, await runCell(id, cell, simulator));
    }
  }
  return known;
}

/** The table of the document, and under it what is said where something is refused. */
export function matrixTable(outcomes: Outcomes): string {
  const messages: string[] = [];
  const lines = Object.keys(rows).map(id => {
    const row = cells.map(cell => {
      const outcome = outcomes.get(cellId(id, cell));
      if (!outcome) throw new Error(`${cellId(id, cell)} was not run`);
      if (!outcome.works) {
        if (!messages.includes(outcome.message)) messages.push(outcome.message);
        return `refused [${messages.indexOf(outcome.message) + 1}]`;
      }
      const downgraded = outcome.warnings.includes('response-format-downgraded')
        ? ' as plain JSON, with a warning'
        : '';
      return `works${downgraded}${outcome.first ? '' : ` (${modelName(outcome.model)})`}`;
    });
    return `| \`${id}\` | ${row.join(' | ')} |`;
  });
  return [
    `| endpoint (model) | ${cells.map(cell => cell.name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(cells.length)}`,
    ...lines.map((line, index) => line.replace(' |', ` (\`${Object.values(rows)[index]?.[1]}\`) |`)),
    '',
    'Refused, before anything is sent, with these words:',
    '',
    ...messages.map((message, index) => `${index + 1}. ${message}`),
  ].join('\n');
}
