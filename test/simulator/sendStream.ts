import { once } from 'node:events';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Exchange } from './exchange.ts';
import type { ActiveFault } from './faults.ts';
import type { FaultKind } from './types.ts';
import { chunks, inBandErrorBody, type Plan } from './wire/frames.ts';

type Of<K extends FaultKind['kind']> = Extract<FaultKind, { kind: K }>;

/** Streams the answer frame by frame and lets a fault happen where it was asked for. */
export async function sendStream(exchange: Exchange, plan: Plan, fault: ActiveFault | undefined): Promise<void> {
  const { response, recording, signal, state } = exchange;
  const rule = fault?.rule;
  const slow = rule?.kind === 'slow' ? rule : undefined;
  const delayMs = slow?.chunkDelayMs ?? state.pace.chunkDelayMs;
  if (slow?.firstByteDelayMs) await delay(slow.firstByteDelayMs, undefined, { signal });
  if (slow) fault?.reached(recording);
  if (rule?.kind === 'silence' && !rule.afterHead) return silence(exchange, fault);
  recording.status = 200;
  response.on('finish', () => recording.settle('complete'));
  response.writeHead(200, { 'content-type': 'text/event-stream;charset=UTF-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
  if (rule?.kind === 'silence') return silence(exchange, fault);
  const write = async (text: string): Promise<void> => {
    if (!response.write(text)) await once(response, 'drain', { signal });
    recording.chunksSent++;
  };
  if (plan.dialect.comment) await write(`: ${plan.dialect.comment}\n\n`);
  const faultAt = faultPosition(rule);
  let sent = 0;
  for (const chunk of chunks(withFinish(plan, rule))) {
    if (signal.aborted) return;
    if (rule && sent === faultAt && (await happen(exchange, plan, fault, rule, write))) return;
    await write(`data: ${JSON.stringify(chunk)}\n\n`);
    sent++;
    if (delayMs > 0) await delay(delayMs, undefined, { signal });
    // Without a pause a whole answer would be one turn of the loop and a closed connection would go unseen.
    else if (sent % 8 === 0) await nextTurn(undefined, { signal });
  }
  // An answer shorter than the fault expected: it happens at the very end.
  if (rule && faultAt !== undefined && faultAt >= sent && (await happen(exchange, plan, fault, rule, write))) return;
  if (rule?.kind === 'finish') fault?.reached(recording);
  await write('data: [DONE]\n\n');
  response.end();
}

/** Before which frame the fault happens; undefined for one that has no place in the stream. */
function faultPosition(rule: FaultKind | undefined): number | undefined {
  switch (rule?.kind) {
    case 'cut':
    case 'hold':
      return rule.afterChunks;
    case 'garbage':
    case 'inBandError':
      return rule.afterChunks ?? 2;
    default:
      return undefined;
  }
}

/** True: nothing more is to be sent. */
async function happen(
  exchange: Exchange,
  plan: Plan,
  fault: ActiveFault | undefined,
  rule: FaultKind,
  write: (text: string) => Promise<void>,
): Promise<boolean> {
  const { response, recording } = exchange;
  fault?.reached(recording);
  switch (rule.kind) {
    case 'hold':
      await releasedOrGone(exchange, fault);
      return exchange.signal.aborted;
    case 'cut':
      recording.settle('cut');
      if (rule.abrupt) response.socket?.resetAndDestroy();
      else response.end();
      return true;
    case 'garbage':
      await write(`data: ${rule.text ?? '{"choices":[{"index":0,"delta":{"content":"half a fra'}\n\n`);
      if (rule.instead) response.end();
      return rule.instead === true;
    case 'inBandError':
      await write(`data: ${JSON.stringify(inBandErrorBody(plan, rule))}\n\n`);
      response.end();
      return true;
    default:
      return false;
  }
}

async function silence(exchange: Exchange, fault: ActiveFault | undefined): Promise<void> {
  fault?.reached(exchange.recording);
  await releasedOrGone(exchange, fault);
  if (!exchange.signal.aborted) exchange.response.destroy();
}

export async function releasedOrGone({ signal }: Exchange, fault: ActiveFault | undefined): Promise<void> {
  if (signal.aborted) return;
  const gone = Promise.withResolvers<void>();
  const leave = () => gone.resolve();
  signal.addEventListener('abort', leave, { once: true });
  await Promise.race([fault?.released, gone.promise]);
  signal.removeEventListener('abort', leave);
}

/** The plan with another finish reason, and only as much text as was asked for. */
function withFinish(plan: Plan, rule: FaultKind | undefined): Plan {
  if (rule?.kind !== 'finish') return plan;
  const { reason: finishReason, afterChunks }: Of<'finish'> = rule;
  if (afterChunks === undefined) return { ...plan, finishReason };
  const keep = (text: string) => [...text].slice(0, afterChunks * plan.tokensPerChunk * 4).join('');
  return { ...plan, finishReason, answer: { ...plan.answer, content: keep(plan.answer.content), toolCalls: [] } };
}
