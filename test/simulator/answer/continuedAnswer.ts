import { readRequest } from '../reading/readRequest.ts';
import type { Received } from '../reading/received.ts';

/**
 * Asked to go on with an answer of its own, from words that it is to repeat: those words and the rest of what it would
 * have said. `undefined` where that is not what is asked, or the answer so far is not its own.
 */
export function continuedAnswer(received: Received, answerTo: (before: Received) => string): string | undefined {
  const words = /<last-words>([\s\S]*)<\/last-words>/.exec(received.last.text)?.[1];
  const at = received.messages.findLastIndex(({ role }) => role === 'assistant');
  const said = received.messages[at]?.text.trim();
  const { messages } = received.body;
  if (words === undefined || said === undefined || !Array.isArray(messages)) return undefined;
  const whole = answerTo(readRequest({ ...received.body, messages: messages.slice(0, at) }));
  return whole.startsWith(said) ? words + whole.slice(said.length) : undefined;
}
