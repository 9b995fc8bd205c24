/** Names, numbers, single CJK characters, single marks. White space, commas and semicolons are a formatter's business. */
const tokenPattern =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[\p{L}_$][\p{L}\p{M}\p{N}_$]*|\p{N}[\p{N}\p{L}_.]*|[^\s,;]/gu;
const cjk = /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]$/u;
const wordStart = /^[\p{L}_$]/u;
const numberStart = /^\p{N}/u;

/** Words that stand everywhere in code and so say little about which code it is. */
const common = new Set(
  (
    'abstract and as async await bool boolean break case catch class const continue def default del div do double elif ' +
    'else end enum except export extends false final finally float fn for from func function go if implements import in ' +
    'int interface is lambda let match mut new nil none not null number of or package pass private protected pub public ' +
    'raise readonly return self span static string struct super switch then this throw true try type typeof undefined ' +
    'use var void while with yield'
  ).split(' '),
);

/** What a line says, whatever its indentation, its spaces, its kind of quotes and its closing comma or semicolon. */
export function lineKey(line: string): string {
  return line.replace(/[\s,;]+/g, '').replaceAll('"', "'");
}

/** The tokens of a line, quotes of one kind. */
export function codeTokens(line: string): string[] {
  const tokens: string[] = line.match(tokenPattern) ?? [];
  for (let at = 0; at < tokens.length; at++) if (tokens[at] === '"') tokens[at] = "'";
  return tokens;
}

export function isName(token: string): boolean {
  return wordStart.test(token) && !cjk.test(token) && !common.has(token.toLowerCase());
}

/** How much a token says about which code it is: 0.1 for a mark to 1 for a name. */
export function tokenWeight(token: string): number {
  if (cjk.test(token)) return 0.5;
  if (wordStart.test(token)) return common.has(token.toLowerCase()) ? 0.25 : token.length === 1 ? 0.5 : 1;
  return numberStart.test(token) ? 0.5 : 0.1;
}

/** How much a line says about which code it is: 0 for a lone brace, 1 for a statement. */
export function keyInfo(key: string): number {
  let said = 0;
  for (const char of key) if (/[\p{L}\p{N}_$]/u.test(char)) said += char > '\u2e7f' ? 2 : 1;
  return Math.min(1, said / 14);
}
