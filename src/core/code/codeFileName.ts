/** Under which name code of an answer is proposed to be saved. */

/** `language:ending`, or both in one where they are the same. */
const endings = new Map(
  (
    'bash:sh c c#:cs c++:cpp cpp cs csharp:cs css csv dart diff elixir:ex go graphql haskell:hs html ini java ' +
    'javascript:js javascriptreact:jsx js json jsonc jsx julia:jl kotlin:kt latex:tex less lua markdown:md md ' +
    'mermaid:mmd perl:pl php powershell:ps1 proto py python:py r rb rs ruby:rb rust:rs scala scss sh shell:sh ' +
    'shellscript:sh sql svelte svg swift terraform:tf toml ts tsx typescript:ts typescriptreact:tsx vue xml ' +
    'yaml yml zig zsh:sh'
  )
    .split(' ')
    .map(entry => entry.split(':'))
    .map(([language = '', ending = language]) => [language, ending] as const),
);

const wholeNames = new Map([
  ['docker', 'Dockerfile'],
  ['dockerfile', 'Dockerfile'],
  ['make', 'Makefile'],
  ['makefile', 'Makefile'],
]);

/** A path in a comment at the top (`// src/cart.ts`) names the file; else its language does. */
export function codeFileName(code: string, language: string): string {
  const firstLine = code.trimStart().split('\n', 1)[0] ?? '';
  const named =
    /^(?:\/\/|#|--|;|<!--|\/\*)\s*(?:file(?:name)?:\s*)?([\w@.-]+(?:\/[\w@.-]+)*\.\w{1,8})\s*(?:-->|\*\/)?\s*$/i;
  const path = named.exec(firstLine)?.[1];
  if (path !== undefined && !path.split('/').some(part => /^\.+$/.test(part))) return path;
  const name = language.toLowerCase();
  return wholeNames.get(name) ?? `code.${endings.get(name) ?? 'txt'}`;
}
