import { setTimeout as delay } from 'node:timers/promises';
import { type Exchange, sendJson } from './exchange.ts';
import type { ActiveFault } from './faults.ts';
import { releasedOrGone } from './sendStream.ts';
import { completionBody, inBandErrorBody, type Plan } from './wire/frames.ts';
import { pieces } from './wire/tokens.ts';

/** Longest wait before a body that is not streamed: the pace of a stream would try a person's patience. */
const longestWaitMs = 3_000;

/** Answers with one JSON body; the faults of streams have their nearest counterpart here. */
export async function sendCompletion(exchange: Exchange, plan: Plan, fault: ActiveFault | undefined): Promise<void> {
  const { response, recording, signal, state } = exchange;
  const rule = fault?.rule;
  if (fault) fault.reached(recording);
  const count = pieces(plan.answer.reasoning + plan.answer.content, plan.tokensPerChunk).length;
  const waitMs =
    rule?.kind === 'slow'
      ? (rule.firstByteDelayMs ?? rule.chunkDelayMs ?? 0)
      : Math.min(longestWaitMs, count * state.pace.chunkDelayMs);
  if (waitMs > 0) await delay(waitMs, undefined, { signal });
  switch (rule?.kind) {
    case 'hold':
      await releasedOrGone(exchange, fault);
      if (signal.aborted) return;
      break;
    case 'silence':
      await releasedOrGone(exchange, fault);
      response.destroy();
      return;
    case 'cut': {
      const body = Buffer.from(JSON.stringify(completionBody(plan)));
      recording.status = 200;
      recording.settle('cut');
      response.writeHead(200, {
        'content-type': 'application/json; charset=UTF-8',
        'content-length': String(body.length),
      });
      response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
      return;
    }
    case 'garbage':
      return sendJson(exchange, 200, rule.text ?? '<html><body>Bad gateway</body></html>');
    case 'inBandError':
      return sendJson(exchange, 200, inBandErrorBody(plan, rule));
    default:
  }
  recording.chunksSent = 1;
  const finishReason = rule?.kind === 'finish' ? rule.reason : plan.finishReason;
  sendJson(exchange, 200, completionBody({ ...plan, finishReason }));
}
