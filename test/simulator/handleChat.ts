import type { SimulatedDialect } from './dialects/dialect.ts';
import { errorAnswer, type Problem } from './dialects/errors.ts';
import { announce, type Exchange, requestIdOf, sendJson } from './exchange.ts';
import { findProblem } from './findProblem.ts';
import { keyProblem } from './keyProblem.ts';
import { planOf } from './planAnswer.ts';
import { BadRequest, readRequest } from './reading/readRequest.ts';
import type { Received } from './reading/received.ts';
import { withoutPayloads } from './recording.ts';
import { withWords } from './reading/withWords.ts';
import { sendCompletion } from './sendCompletion.ts';
import { sendStream } from './sendStream.ts';

/** `POST …/chat/completions`; `text` is undefined when the body was too large to be kept. */
export async function handleChat(
  exchange: Exchange,
  dialect: SimulatedDialect,
  text: string | undefined,
): Promise<void> {
  const { recording, request, state } = exchange;
  const refuse = (problem: Problem, headers?: Record<string, string>): void => {
    const { status, body } = errorAnswer(dialect, problem, requestIdOf(recording));
    sendJson(exchange, status, body, headers);
  };
  let received: Received | undefined;
  let bad: Problem | undefined;
  try {
    if (text === undefined) throw new BadRequest('parameter', 'the body is larger than 100 MB');
    const body: unknown = JSON.parse(text);
    recording.body = withoutPayloads(body);
    received = readRequest(body);
    recording.images = received.pictures;
    recording.attachments = received.attachments;
  } catch (error) {
    if (error instanceof BadRequest) bad = { reason: error.reason, detail: error.message };
    else if (error instanceof SyntaxError) bad = { reason: 'parameter', detail: 'the body is no JSON' };
    else throw error;
  }
  announce(exchange);
  const fault = state.faults.take(recording);
  if (fault?.rule.kind === 'reset') {
    fault.reached(recording);
    recording.settle('cut');
    request.socket.resetAndDestroy();
    return;
  }
  if (fault?.rule.kind === 'status') {
    const { rule } = fault;
    fault.reached(recording);
    if (rule.body !== undefined) return sendJson(exchange, rule.status, rule.body, rule.headers);
    return refuse(
      { reason: 'asked-for', status: rule.status, ...(rule.code === undefined ? {} : { code: rule.code }) },
      rule.headers,
    );
  }
  const model = dialect.models.find(candidate => candidate.id === received?.model);
  const problem = keyProblem(dialect, exchange) ?? bad ?? (received && findProblem(dialect, model, received));
  if (problem || !received) return refuse(problem ?? { reason: 'parameter' });
  const plan = planOf(exchange, dialect, model, await withWords(received));
  if (received.stream) await sendStream(exchange, plan, fault);
  else await sendCompletion(exchange, plan, fault);
}
