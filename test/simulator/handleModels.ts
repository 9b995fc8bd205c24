import type { SimulatedDialect } from './dialects/dialect.ts';
import { errorAnswer } from './dialects/errors.ts';
import { announce, type Exchange, requestIdOf, sendJson } from './exchange.ts';
import { keyProblem } from './keyProblem.ts';

/** `GET …/models`: every entry says that it is simulated. */
export async function handleModels(exchange: Exchange, dialect: SimulatedDialect): Promise<void> {
  const { recording, request, state, signal } = exchange;
  announce(exchange);
  const fault = state.faults.take(recording);
  if (fault) fault.reached(recording);
  if (fault?.rule.kind === 'reset') {
    recording.settle('cut');
    request.socket.resetAndDestroy();
    return;
  }
  if (fault?.rule.kind === 'silence' || fault?.rule.kind === 'hold') {
    await Promise.race([fault.released, new Promise(resolve => signal.addEventListener('abort', resolve))]);
    if (signal.aborted) return;
  }
  const asked = fault?.rule.kind === 'status' ? fault.rule : undefined;
  if (asked?.body !== undefined) return sendJson(exchange, asked.status, asked.body, asked.headers);
  const problem = asked
    ? { reason: 'asked-for' as const, status: asked.status, ...(asked.code === undefined ? {} : { code: asked.code }) }
    : keyProblem(dialect, exchange);
  if (problem) {
    const { status, body } = errorAnswer(dialect, problem, requestIdOf(recording));
    return sendJson(exchange, status, body, asked?.headers);
  }
  const data = dialect.models.map(model => ({
    id: model.id,
    object: 'model',
    created: 1_760_000_000,
    owned_by: 'simulator',
    name: `${model.id} (simulator)`,
  }));
  sendJson(exchange, 200, { object: 'list', data });
}
