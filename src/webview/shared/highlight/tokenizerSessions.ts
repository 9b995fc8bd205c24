/** What a tokenizer is told, wherever it runs, and the grammar states of the blocks that it is colouring. */
import type { LanguageRegistration } from 'shiki/core';
import type { ThemeKind } from '../themeKind.ts';
import { type CodeState, type CodeToken, CodeTokenizer } from './codeTokenizer.ts';

export type TokenizerOrder =
  | { readonly type: 'theme'; readonly theme: unknown; readonly kind: ThemeKind }
  | { readonly type: 'language'; readonly languageId: string; readonly grammars: LanguageRegistration[] }
  | {
      readonly type: 'code';
      readonly requestId: number;
      readonly code: string;
      readonly languageId: string;
      /** Of a block that comes in pieces: the piece goes on where the one before it ended. */
      readonly sessionId?: number;
      /** Nothing follows in this session. */
      readonly isLast: boolean;
    };

/** Answer to `code`. */
export interface TokenizedPiece {
  readonly requestId: number;
  /** One entry per line. */
  readonly lines: readonly (readonly CodeToken[])[];
}

/** Blocks whose end never comes (an answer that was left) must not stay for ever. */
const maxSessions = 500;

export class TokenizerSessions {
  readonly #tokenizer = new CodeTokenizer();
  readonly #states = new Map<number, CodeState>();

  /** Never throws: code that cannot be coloured is plain. */
  carryOut(order: TokenizerOrder): TokenizedPiece | undefined {
    switch (order.type) {
      case 'theme':
        this.#tokenizer.setTheme(order.theme, order.kind);
        return undefined;
      case 'language':
        try {
          this.#tokenizer.add(order.languageId, order.grammars);
        } catch {
          // Its code stays plain.
        }
        return undefined;
      case 'code':
        return { requestId: order.requestId, lines: this.#tokenize(order) };
    }
  }

  #tokenize(order: TokenizerOrder & { type: 'code' }): readonly (readonly CodeToken[])[] {
    const { code, languageId, sessionId, isLast } = order;
    const before = sessionId === undefined ? undefined : this.#states.get(sessionId);
    try {
      const { lines, state } = this.#tokenizer.tokenize(code, languageId, before);
      if (sessionId !== undefined) this.#keep(sessionId, isLast ? undefined : state);
      return lines;
    } catch {
      return code.split('\n').map(text => [{ text, italic: false, bold: false, underline: false }]);
    }
  }

  #keep(sessionId: number, state: CodeState | undefined): void {
    this.#states.delete(sessionId);
    if (!state) return;
    this.#states.set(sessionId, state);
    const [oldest] = this.#states.keys();
    if (this.#states.size > maxSessions && oldest !== undefined) this.#states.delete(oldest);
  }
}
