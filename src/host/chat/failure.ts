import type { Endpoint } from '../../provider/index.ts';
import { describeError } from '../errorMessages.ts';
import type { ChatTurn } from './chatTurn.ts';
import { type ChatFix, fixInChatCommand } from './fixInChat.ts';

/**
 * Says in the conversation what failed and offers what mends it; what was streamed before stays where it is. As part of
 * the answer: the host's own error box would stand below the buttons that it explains.
 */
export function showFailure(turn: ChatTurn, error: unknown, endpoint: Endpoint): void {
  const { message, detail, fixes } = describeError(error, endpoint);
  turn.services.log.error(`@glm: ${detail ? `${message} ${detail}` : message}`);
  turn.failed(message, detail);
  for (const fix of fixes) {
    // Without the conversation's address the host's own retry button, beside the answer, is the way.
    if (fix.id === 'retry' && turn.place === undefined) continue;
    if (fix.id === 'open-account' && !endpoint.keyUrl) continue;
    const argument: ChatFix = { fix: fix.id, endpointId: endpoint.id, place: turn.place };
    turn.stream.button({ command: fixInChatCommand, title: fix.label, arguments: [argument] });
  }
}
