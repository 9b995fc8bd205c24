import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { errorAnswer } from './dialects/errors.ts';
import { dialectOfPath, simulatorBaseUrls } from './dialects/index.ts';
import { announce, type Exchange, requestIdOf, type State, sendJson, sendText } from './exchange.ts';
import { Faults } from './faults.ts';
import { Habits } from './habits.ts';
import { handleChat } from './handleChat.ts';
import { handleControl } from './handleControl.ts';
import { handleModels } from './handleModels.ts';
import { startRecording } from './recording.ts';

const maxBodyBytes = 100 * 1024 * 1024;

export function createState(pace: State['pace'], keyless: boolean): State {
  const state: State = {
    server: createServer((request, response) => void serve(state, request, response)),
    keyless,
    requests: [],
    faults: new Faults(),
    habits: new Habits(),
    waiting: new Set(),
    cache: new Set(),
    pace,
    reset() {
      this.requests.length = 0;
      this.faults.clear();
      this.habits.reset();
      this.cache.clear();
      this.pace = pace;
    },
  };
  state.server.keepAliveTimeout = 5_000;
  return state;
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.replace(/\/+$/, '');
  response.setHeader('x-simulator', 'glm-chat');
  if (path.startsWith('/_simulator')) return handleControl(state, path, request, response);
  if (path === '') return sendText(response, 200, welcome(state));
  const target = dialectOfPath(path);
  const recording = startRecording(state.requests.length + 1, request, path, target?.dialect.id);
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) recording.settle('closed-early');
    gone.abort();
  });
  const exchange: Exchange = { request, response, recording, signal: gone.signal, state };
  try {
    const body = await readBody(request);
    state.requests.push(recording);
    if (!target)
      return sendText(
        response,
        404,
        `404 page not found: the simulator serves ${Object.values(simulatorBaseUrls('')).join(', ')}`,
      );
    if (target.rest === '/chat/completions' && request.method === 'POST')
      await handleChat(exchange, target.dialect, body);
    else if (target.rest === '/models' && request.method === 'GET') await handleModels(exchange, target.dialect);
    else {
      announce(exchange);
      const { status, body: error } = errorAnswer(
        target.dialect,
        { reason: 'not-found', detail: path },
        requestIdOf(recording),
      );
      sendJson(exchange, status, error);
    }
  } catch (error) {
    if (gone.signal.aborted) return;
    // A fault of the simulator itself must be seen by whoever runs the test, not hang it.
    console.error('simulator:', error);
    if (response.headersSent) response.destroy();
    else sendJson(exchange, 500, { error: { code: '500', message: 'the simulator failed; see its console' } });
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size <= maxBodyBytes) parts.push(part as Buffer);
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(parts).toString('utf8');
}

function welcome(state: State): string {
  const address = state.server.address();
  const origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  const urls = Object.entries(simulatorBaseUrls(origin)).map(([id, url]) => `  ${id.padEnd(14)} ${url}`);
  return [
    'GLM Chat & Vision: simulator. No model answers here; rules do, from what they really receive.',
    ...urls,
    'POST /_simulator/fault, /_simulator/release, /_simulator/pace, /_simulator/habits, /_simulator/reset; GET /_simulator/requests',
  ].join('\n');
}
