/** The one tokenizer of a page: loaded at first need, in the user's theme, and told when that changes. */
import { themeKind } from '../themeKind.ts';
import type { CodeTokenizer } from './codeTokenizer.ts';

let loading: Promise<CodeTokenizer> | undefined;
let ready: CodeTokenizer | undefined;
let userTheme: unknown;
/** What the theme is, to notice that it is the same again. */
let themeKey = '';
const listeners = new Set<() => void>();

/** Rejects when the chunk cannot be loaded; the next call tries again. */
export function loadCodeTokenizer(): Promise<CodeTokenizer> {
  loading ??= import('./codeTokenizer.ts').then(
    ({ CodeTokenizer }) => {
      ready = new CodeTokenizer();
      ready.setTheme(userTheme, themeKind(document.body));
      return ready;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** The tokenizer if it is there already. */
export function codeTokenizer(): CodeTokenizer | undefined {
  return ready;
}

/** `theme`: the user's as TextMate JSON, or `undefined` for the nearest built-in one. */
export function setCodeTheme(theme: unknown): void {
  const key = `${themeKind(document.body)} ${JSON.stringify(theme)}`;
  if (key === themeKey) return;
  themeKey = key;
  userTheme = theme;
  ready?.setTheme(theme, themeKind(document.body));
  for (const listener of listeners) listener();
}

/** Called after every change of theme: what is coloured should be coloured again. */
export function onCodeThemeChange(listener: () => void): void {
  listeners.add(listener);
}
