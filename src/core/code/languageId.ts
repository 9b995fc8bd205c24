/** What people and models call languages, where the editor has another id for it. */
const ids = new Map(
  (
    'bash:shellscript batch:bat c#:csharp c++:cpp cc:cpp cmd:bat console:shellscript cs:csharp docker:dockerfile ' +
    'golang:go h:c hpp:cpp htm:html js:javascript jsonl:json jsx:javascriptreact kt:kotlin make:makefile md:markdown ' +
    'mjs:javascript ps1:powershell py:python rb:ruby rs:rust sh:shellscript shell:shellscript text:plaintext ' +
    'tsx:typescriptreact ts:typescript txt:plaintext yml:yaml zsh:shellscript'
  )
    .split(' ')
    .map(entry => entry.split(':') as [string, string]),
);

/** Marks that hardly stand in another language; the first language with enough of them wins. */
const marks: readonly (readonly [id: string, least: number, pattern: RegExp])[] = [
  ['html', 1, /^\s*<!doctype html|<html[\s>]/gim],
  ['xml', 1, /^\s*<\?xml/gim],
  ['shellscript', 1, /^#!.*\b(?:ba|z)?sh\b|^\$ \w+/gm],
  ['php', 1, /<\?php/g],
  ['python', 2, /^\s*(?:def \w+\(.*:|class \w+.*:|from [\w.]+ import |import \w+$|elif |print\(|if __name__)/gm],
  ['go', 2, /^(?:package \w+|func [\w(]|import \()|:= /gm],
  ['rust', 2, /\b(?:fn \w+|let mut |impl |pub (?:fn|struct|enum)|use \w+::)/gm],
  [
    'csharp',
    2,
    /^\s*(?:using [\w.]+;|namespace |(?:public|private|internal) (?:async |static )*[\w<>[\]]+ \w+\s*[({])|Console\./gm,
  ],
  ['java', 2, /^\s*(?:import [\w.]+\.\*?\w*;|package [\w.]+;|(?:public|private|protected) .*[({]\s*$)|System\.out\./gm],
  ['cpp', 2, /^#include <\w+>|std::|^template\s*</gm],
  ['c', 2, /^#include [<"][\w./]+\.h[>"]|\b(?:printf|malloc|sizeof)\(/gm],
  [
    'typescript',
    2,
    /\b(?:interface \w+ \{|type \w+ =|readonly \w|import type )|\w\)?: (?:string|number|boolean|void|Promise<)/gm,
  ],
  ['javascript', 2, /\b(?:const|let|function|export|import) |=> |require\(/gm],
  ['sql', 2, /^\s*(?:SELECT|FROM|WHERE|INSERT INTO|UPDATE|CREATE TABLE|JOIN|GROUP BY)\b/gim],
  ['css', 2, /^\s*[.#@:\w][^{}\n]*\{\s*$|^\s*[\w-]+:\s*[^;{}]+;\s*$/gm],
  ['yaml', 3, /^\s*(?:- )?[\w.-]+:(?: .*)?$/gm],
];

/**
 * The editor's id for text that was read, out of the word that stands behind its fence, else out of the text itself.
 * @param known the languages that this editor has
 */
export function languageIdOf(word: string, text: string, known: ReadonlySet<string>): string {
  const named = word.toLowerCase();
  const id = ids.get(named) ?? named;
  if (id === 'plaintext') return id;
  if (known.has(id)) return id;
  const found = languageByContent(text);
  return found !== undefined && known.has(found) ? found : 'plaintext';
}

function languageByContent(text: string): string | undefined {
  if (isJson(text)) return 'json';
  return marks.find(([, least, pattern]) => (text.match(pattern)?.length ?? 0) >= least)?.[0];
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
