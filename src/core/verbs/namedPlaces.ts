/** A line of a file, as an error or an answer names it. */
export interface NamedPlace {
  /** As it is written there: relative, absolute on some other machine, or a bare name. Slashes are forward ones. */
  readonly path: string;
  /** From 1; absent where only the file is named. */
  readonly line?: number;
  readonly column?: number;
}

/** A name with another ending is a host, a version or a sentence that lacks a space. */
const endings =
  'tsx?|mts|cts|jsx?|mjs|cjs|vue|svelte|astro|html?|css|scss|less|json|jsonc|ya?ml|toml|xml|svg|md|py|pyi|ipynb|rb|erb|php|java|kt|kts|scala|groovy|gradle|cs|fs|vb|go|rs|c|h|cc|cpp|cxx|hpp|hh|m|mm|swift|dart|lua|pl|pm|r|jl|ex|exs|erl|hs|clj|sql|sh|bash|zsh|ps1|bat|zig|nim|sol|proto|tf';
const path = String.raw`((?:[A-Za-z]:)?[^\s"'“”‘’\`()<>|:*?]{0,259}?[^\s"'“”‘’\`()<>|:*?/\\]\.(?:${endings}))`;
const end = String.raw`(?![\w])`;

/** In the order in which languages are told apart: what one has matched the next does not see. */
const forms: readonly RegExp[] = [
  // Python: File "shop/cart.py", line 45, in total
  new RegExp(String.raw`File\s?["“']${path}["”'],\s?line\s?(\d{1,6})`, 'gi'),
  // C#: in C:\shop\Cart.cs:line 45 · PHP: in /shop/cart.php on line 45
  new RegExp(String.raw`${path}(?::line|\s+on\s+line)\s(\d{1,6})`, 'gi'),
  // TypeScript, MSVC: src/cart.ts(45,26)
  new RegExp(String.raw`${path}\((\d{1,6})(?:,\s?(\d{1,5}))?\)`, 'gi'),
  // Everything else: src/cart.ts:45:26. Read out of a picture, a space may follow the colon.
  new RegExp(String.raw`${path}:\s?(\d{1,6})(?::\s?(\d{1,5}))?${end}`, 'gi'),
  // A file without a line counts where it is more than a name.
  new RegExp(path + end, 'gi'),
];

/** Files and lines in a stack trace, the message of a compiler or an answer; each once, in the order of the text. */
export function namedPlaces(text: string): NamedPlace[] {
  let rest = text
    .replace(/\b(?:file|https?|webpack-internal|webpack|vscode-file|ng|app):\/{2,3}(?:[\w.-]+(?::\d+)?\/)?/gi, '')
    // What a browser's tools put behind a name: `App.tsx?t=17`.
    .replace(/\?[\w=&.-]+(?=:\d)/g, '');
  const found: { at: number; place: NamedPlace }[] = [];
  for (const form of forms) {
    for (const { index: at, 0: whole, 1: written = '', 2: line, 3: column } of rest.matchAll(form)) {
      // As long as it was: what comes later is counted by it.
      rest = `${rest.slice(0, at)}${' '.repeat(whole.length)}${rest.slice(at + whole.length)}`;
      const file = normal(written);
      if (line === undefined && !file.includes('/')) continue;
      const place = { path: file, ...(line && { line: Number(line) }), ...(column && { column: Number(column) }) };
      found.push({ at, place });
    }
  }
  const places = new Map<string, NamedPlace>();
  for (const { place } of found.sort((a, b) => a.at - b.at)) {
    if (place.line === 0) continue;
    const key = `${place.path}:${place.line ?? ''}`;
    if (!places.has(key)) places.set(key, place);
  }
  return [...places.values()];
}

function normal(written: string): string {
  return written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}
