/** The tokenizer in a thread of its own. */
import { type TokenizerOrder, TokenizerSessions } from './tokenizerSessions.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<TokenizerOrder>) => void) | null;
  postMessage(message: unknown): void;
}
const scope = globalThis as unknown as WorkerScope;

const sessions = new TokenizerSessions();
scope.onmessage = ({ data }) => {
  const reply = sessions.carryOut(data);
  if (reply) scope.postMessage(reply);
};
scope.postMessage('ready');

/** What a page gets that imports this file: the bundler puts the text of this script here, for a blob. */
export default '';
