/** The one tokenizer of a page: started at first need, in the user's theme, and told when that changes. */
import { themeKind } from '../themeKind.ts';
import { codeLanguage } from './codeLanguages.ts';
import type { CodeToken } from './codeTokenizer.ts';
import type { TokenizedPiece } from './tokenizerSessions.ts';
import { startInPage, startWorker, type TokenizerThread } from './tokenizerThread.ts';

export interface CodeSession {
  readonly id: number;
  readonly isLast: boolean;
}

export interface CodeColors {
  /** Makes a language ready; false: there is no grammar for it, the code stays plain. */
  load(name: string): Promise<boolean>;
  /** Lines of code in colours. `session`: the code goes on where the piece before it ended. Rejects when the thread dies. */
  tokenize(
    code: string,
    name: string,
    session?: CodeSession,
  ): Promise<{ readonly lines: readonly (readonly CodeToken[])[] }>;
}

let loading: Promise<CodeColors> | undefined;
let running: TokenizerThread | undefined;
/** A worker that died is not started again: what killed it may come again. */
let workerFails = false;
let userTheme: unknown;
/** What the theme is, to notice that it is the same again. */
let themeKey = '';
let lastRequest = 0;
const listeners = new Set<() => void>();

/** Rejects when the code of the tokenizer cannot be loaded; the next call tries again. */
export function loadCodeTokenizer(): Promise<CodeColors> {
  loading ??= start().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** A number for the pieces of one block. */
export function newSessionId(): number {
  return ++lastRequest;
}

/** `theme`: the user's as TextMate JSON, or `undefined` for the nearest built-in one. */
export function setCodeTheme(theme: unknown): void {
  const key = `${themeKind(document.body)} ${JSON.stringify(theme)}`;
  if (key === themeKey) return;
  themeKey = key;
  userTheme = theme;
  tellTheme();
  for (const listener of listeners) listener();
}

/** Called after every change of theme: what is coloured should be coloured again. */
export function onCodeThemeChange(listener: () => void): void {
  listeners.add(listener);
}

function tellTheme(): void {
  running?.post({ type: 'theme', theme: userTheme, kind: themeKind(document.body) });
}

async function start(): Promise<CodeColors> {
  const waiting = new Map<number, { resolve(piece: TokenizedPiece): void; reject(error: Error): void }>();
  const options = {
    onPiece(piece: TokenizedPiece) {
      waiting.get(piece.requestId)?.resolve(piece);
      waiting.delete(piece.requestId);
    },
    onDeath() {
      workerFails = true;
      loading = undefined;
      running = undefined;
      for (const { reject } of waiting.values()) reject(new Error('the tokenizer died'));
      waiting.clear();
    },
  };
  const thread = workerFails
    ? await startInPage(options)
    : await startWorker(options).catch(() => startInPage(options));
  running = thread;
  tellTheme();

  const languages = new Map<string, Promise<boolean>>();
  return {
    load(name) {
      const language = codeLanguage(name);
      if (!language) return Promise.resolve(false);
      let ready = languages.get(language.id);
      if (!ready) {
        ready = language.load().then(
          module => {
            thread.post({ type: 'language', languageId: language.id, grammars: module.default });
            return true;
          },
          () => false,
        );
        languages.set(language.id, ready);
      }
      return ready;
    },
    tokenize(code, name, session) {
      const requestId = ++lastRequest;
      return new Promise((resolve, reject) => {
        waiting.set(requestId, { resolve, reject });
        thread.post({
          type: 'code',
          requestId,
          code,
          languageId: codeLanguage(name)?.id ?? '',
          ...(session ? { sessionId: session.id } : {}),
          isLast: session?.isLast ?? true,
        });
      });
    },
  };
}
