import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Capabilities,
  capabilitiesOf,
  type Endpoint,
  endpoints,
  type MediaRule,
  type ModelInfo,
} from '../../../src/provider/index.ts';
import { startSimulator } from '../../simulator/index.ts';
import { matrixTable, type Outcomes, runMatrix } from './matrix/endpointMatrix.ts';

/**
 * The tables of docs/endpoints.md: one of what was found by asking the simulator, the others out of the data.
 * `node test/unit/provider/endpointsDocument.ts` writes them into the document; endpointMatrix.test.ts and
 * endpoints.test.ts fail while they differ.
 */
const file = new URL('../../../docs/endpoints.md', import.meta.url);

export function readDocument(): string {
  return readFileSync(file, 'utf8');
}

/** The document with its tables as the data has them now. */
export function withTables(document: string): string {
  return withSection(document, 'tables', tables());
}

/** The document with the table of all endpoints and cells as it was found. */
export function withMatrix(document: string, outcomes: Outcomes): string {
  return withSection(document, 'matrix', `${matrixTable(outcomes)}\n`);
}

function withSection(document: string, name: string, content: string): string {
  const begin = `<!-- ${name}: begin -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(`<!-- ${name}: end -->`);
  if (from === -1 || to < from) throw new Error(`docs/endpoints.md has lost the marks of its ${name}`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n${document.slice(to)}`;
}

function tables(): string {
  return [
    '### Addresses',
    '',
    row('id', 'address', 'dialect', 'streams its usage'),
    row('---', '---', '---', '---'),
    ...endpoints.map(endpoint =>
      row(code(endpoint.id), endpoint.baseUrl, code(endpoint.dialect), capabilitiesOf(endpoint).streamUsage),
    ),
    '',
    '### Attachments',
    '',
    row('id', 'pictures', 'videos', 'audio', 'documents', 'together in one request', 'body'),
    row('---', '---', '---', '---', '---', '---', '---'),
    ...endpoints.map(endpoint => {
      const { media, mixing, maxBodyBytes } = capabilitiesOf(endpoint);
      return row(
        code(endpoint.id),
        ...(['image', 'video', 'audio', 'file'] as const).map(kind => rule(media[kind])),
        mixing ? mixing.map(kinds => kinds.join(' + ')).join('; ') : 'any',
        maxBodyBytes ? megabytes(maxBodyBytes) : '',
      );
    }),
    '',
    '### Parameters',
    '',
    row('id', 'thinking', 'sampling', 'temperature', 'stop', 'tool choice', 'tool_stream', 'formats'),
    row('---', '---', '---', '---', '---', '---', '---', '---'),
    ...endpoints.map(endpoint => parameters(endpoint, capabilitiesOf(endpoint))),
    '',
    '### Models',
    '',
    'Prices are per million tokens: input / cached input / output; nothing means unknown.',
    '',
    ...endpoints.filter(endpoint => endpoint.models?.length).flatMap(models),
  ].join('\n');
}

function parameters({ id }: Endpoint, capabilities: Capabilities): string {
  const { thinking, sampling, temperature, maxStopSequences, toolChoice, toolStream, responseFormats } = capabilities;
  return row(
    code(id),
    thinking,
    sampling.join(', '),
    temperature.map(number).join(' to '),
    number(maxStopSequences),
    toolChoice.join(', '),
    toolStream ? 'yes' : 'no',
    responseFormats.join(', '),
  );
}

function models(endpoint: Endpoint): string[] {
  return [
    `#### ${endpoint.label}`,
    '',
    row('id', 'input', 'output', 'tools', 'thinking', 'context', 'longest answer', 'price', 'source'),
    row('---', '---', '---', '---', '---', '---', '---', '---', '---'),
    ...(endpoint.models ?? []).map(model =>
      row(
        code(model.id),
        model.input.join(', '),
        model.output.join(', '),
        model.tools ? 'yes' : 'no',
        model.thinking + (model.reasoningEfforts ? ` (${model.reasoningEfforts.join(', ')})` : ''),
        tokens(model.contextTokens),
        tokens(model.maxOutputTokens),
        price(model.price),
        model.source ?? '',
      ),
    ),
    '',
  ];
}

function rule(media: MediaRule | undefined): string {
  if (!media) return 'refused';
  const ways = [media.url ? 'address' : '', media.data ? 'bytes' : ''].filter(way => way !== '').join(', ');
  const types = media.mediaTypes.map(type => type.replace(/^\w+\//, '').replace(/^vnd\..*\./, ''));
  const limits = [
    media.maxCount ? `${media.maxCount} of them` : '',
    media.maxBytes ? megabytes(media.maxBytes) : '',
    media.maxWidth ? `${media.maxWidth}×${media.maxHeight}` : '',
    media.data ? types.join(', ') : '',
  ].filter(limit => limit !== '');
  return [ways, ...limits].join('; ');
}

function price(known: ModelInfo['price']): string {
  if (!known) return '';
  const { currency, input, cachedInput, output } = known;
  return `${currency} ${input} / ${cachedInput ?? '?'} / ${output}`;
}

function number(value: number): string {
  return value === Number.MAX_SAFE_INTEGER ? 'any' : String(value);
}

function tokens(count: number | undefined): string {
  return count === undefined ? '' : `${count / 1024}K`;
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const simulator = await startSimulator({ chunkDelayMs: 0, tokensPerChunk: 40 });
  writeFileSync(file, withMatrix(withTables(readDocument()), await runMatrix(simulator)));
  await simulator.close();
}
