/** Where orders to the tokenizer are carried out: a worker, or the page itself where there can be none. */
import type { TokenizedPiece, TokenizerOrder } from './tokenizerSessions.ts';

export interface TokenizerThread {
  post(order: TokenizerOrder): void;
}

interface ThreadOptions {
  onPiece(piece: TokenizedPiece): void;
  /** It will answer nothing any more. */
  onDeath(): void;
}

/**
 * A worker made of text that came with the page: the policy lets no script in from an address without the page's nonce,
 * and a worker cannot carry one.
 */
export async function startWorker({ onPiece, onDeath }: ThreadOptions): Promise<TokenizerThread> {
  const { default: script } = await import('./codeWorker.ts');
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    const worker = new Worker(url);
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = () => resolve();
      worker.onerror = () => reject(new Error('no worker'));
    });
    worker.onmessage = ({ data }: MessageEvent<TokenizedPiece>) => onPiece(data);
    worker.onerror = () => {
      worker.terminate();
      onDeath();
    };
    return { post: order => worker.postMessage(order) };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** One order at a time between frames. The first line of a language blocks the page for as long as it takes. */
export async function startInPage({ onPiece }: ThreadOptions): Promise<TokenizerThread> {
  const { TokenizerSessions } = await import('./tokenizerSessions.ts');
  const sessions = new TokenizerSessions();
  return {
    post(order) {
      setTimeout(() => {
        const piece = sessions.carryOut(order);
        if (piece) onPiece(piece);
      });
    },
  };
}
