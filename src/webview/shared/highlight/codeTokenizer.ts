/**
 * Colours code as the editor would, with TextMate grammars in plain JavaScript. Large, and slow at the first line of a
 * language, whose patterns are compiled then: it runs in a worker, and in the page only where there can be none.
 */
import {
  createHighlighterCoreSync,
  type GrammarState,
  type HighlighterCore,
  type LanguageRegistration,
  type ThemedToken,
  type ThemeRegistrationAny,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import darkPlus from 'shiki/themes/dark-plus.mjs';
import lightHighContrast from 'shiki/themes/github-light-high-contrast.mjs';
import lightPlus from 'shiki/themes/light-plus.mjs';
import type { ThemeKind } from '../themeKind.ts';

export interface CodeToken {
  readonly text: string;
  /** CSS colour; absent: the theme's foreground. */
  readonly color?: string;
  readonly italic: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
}

/** Where a line's grammar stands at its end: give it back to go on with the next line. */
export type CodeState = GrammarState;

export interface TokenizedCode {
  /** One entry per line. */
  readonly lines: readonly (readonly CodeToken[])[];
  readonly state: CodeState | undefined;
}

/** Nearest theme that ships with us. High contrast dark shares its token colours with Dark+. */
const nearest: Record<ThemeKind, ThemeRegistrationAny> = {
  dark: darkPlus,
  light: lightPlus,
  'high-contrast': darkPlus,
  'high-contrast-light': lightHighContrast,
};

/** vscode-textmate's bit field. */
const fontStyle = { italic: 1, bold: 2, underline: 4 } as const;

/** Longer lines (minified code) are left plain: a grammar may take seconds for one. */
const maxLineLength = 2000;

export class CodeTokenizer {
  readonly #highlighter: HighlighterCore = createHighlighterCoreSync({
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    themes: Object.values(nearest),
    langs: [],
  });
  readonly #languages = new Set<string>();
  #themeName = '';
  #foreground = '';
  #themeCount = 0;

  constructor() {
    this.setTheme(undefined, 'dark');
  }

  /** `theme`: the user's as TextMate JSON; without, or when it cannot be read, the nearest of ours. */
  setTheme(theme: unknown, kind: ThemeKind): void {
    if (isTextMateTheme(theme)) {
      try {
        const name = `user-${++this.#themeCount}`;
        this.#highlighter.loadThemeSync({ ...theme, name });
        this.#use(name);
        return;
      } catch {
        // A theme that does not load must not cost the colours: take the nearest.
      }
    }
    this.#use(nearest[kind].name ?? 'dark-plus');
  }

  #use(name: string): void {
    this.#themeName = name;
    this.#foreground = this.#highlighter.getTheme(name).fg.toLowerCase();
  }

  /** Makes a language ready. @throws when its grammar cannot be read */
  add(languageId: string, grammars: LanguageRegistration[]): void {
    this.#highlighter.loadLanguageSync(grammars);
    this.#languages.add(languageId);
  }

  /** Lines of code in colours; of a language that was not added, plain. `state`: as returned for the line before. */
  tokenize(code: string, languageId: string, state?: CodeState): TokenizedCode {
    if (!this.#languages.has(languageId))
      return { lines: code.split('\n').map(text => [plain(text)]), state: undefined };
    const lines = this.#highlighter.codeToTokensBase(code, {
      lang: languageId,
      theme: this.#themeName,
      tokenizeMaxLineLength: maxLineLength,
      // The first line of a language compiles its patterns; stopping half way would colour it wrongly for good.
      tokenizeTimeLimit: 0,
      ...(state ? { grammarState: state } : {}),
    });
    return {
      lines: lines.map(line => merged(line, this.#foreground)),
      state: this.#highlighter.getLastGrammarState(lines),
    };
  }
}

function isTextMateTheme(theme: unknown): theme is ThemeRegistrationAny {
  return typeof theme === 'object' && theme !== null && 'tokenColors' in theme && Array.isArray(theme.tokenColors);
}

function plain(text: string): CodeToken {
  return { text, italic: false, bold: false, underline: false };
}

/** Neighbours of the same look become one: a third of the nodes. */
function merged(line: readonly ThemedToken[], foreground: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  for (const { content, color, fontStyle: bits = 0 } of line) {
    const style = Math.max(0, bits);
    const look = {
      ...(color && color.toLowerCase() !== foreground ? { color } : {}),
      italic: (style & fontStyle.italic) !== 0,
      bold: (style & fontStyle.bold) !== 0,
      underline: (style & fontStyle.underline) !== 0,
    };
    const last = tokens.at(-1);
    if (last && (content.trim() === '' || sameLook(last, look)) && !last.underline) {
      tokens[tokens.length - 1] = { ...last, text: last.text + content };
    } else {
      tokens.push({ text: content, ...look });
    }
  }
  return tokens;
}

function sameLook(a: Omit<CodeToken, 'text'>, b: Omit<CodeToken, 'text'>): boolean {
  return a.color === b.color && a.italic === b.italic && a.bold === b.bold && a.underline === b.underline;
}
