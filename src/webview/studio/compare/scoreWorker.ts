/** Compares pictures of pages in a thread of its own. */
import { type ScoreOrder, Scorer } from './scorer.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ScoreOrder>) => void) | null;
  postMessage(message: unknown): void;
}
const scope = globalThis as unknown as WorkerScope;

const scorer = new Scorer();
scope.onmessage = ({ data }) => {
  void scorer.carryOut(data).then(reply => scope.postMessage(reply));
};

/** What a page gets that imports this file: the bundler puts the text of this script here, for a blob. */
export default '';
