// The strings that a source hands to `l10n.t`, read the way the translation bundles are keyed.
import { withoutComments } from './readImports.ts';

export interface MessagesOfFile {
  readonly messages: readonly string[];
  /** Calls whose string cannot be known without running the program, so no bundle can be checked against them. */
  readonly problems: readonly string[];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (literal: string): string =>
  literal.replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|(.))/gi, (_, wide, narrow, single: string) =>
    wide || narrow ? String.fromCodePoint(Number.parseInt(wide ?? narrow, 16)) : (escapes[single] ?? single),
  );

const literal = /^\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\$])*)`)\s*([,)}])/;

/** The key of a bundle: the message, with `/` and the comments for the translator behind it when there are some. */
const readObject = (code: string): string | undefined => {
  const message = /^\s*\{\s*message:/.exec(code);
  const read = message && literal.exec(code.slice(message[0].length));
  const comment = /comment:\s*(?:\[\s*)?(?:'((?:\\.|[^'\\\n])*)')/.exec(code.slice(0, code.indexOf('}')));
  if (!read) return undefined;
  const text = unescaped(read[1] ?? read[2] ?? read[3] ?? '');
  return comment ? `${text}/${unescaped(comment[1] ?? '')}` : text;
};

export const readMessages = (source: string): MessagesOfFile => {
  const code = withoutComments(source);
  const messages: string[] = [];
  const problems: string[] = [];
  const lineOf = (at: number): string =>
    code.slice(code.lastIndexOf('\n', at) + 1, code.indexOf('\n', at) >>> 0).trim();
  // A shorthand is fine as long as it is called `t`, which is what is looked for below.
  const shorthand = /\bconst t = (?:vscode\.)?l10n\.t;|\bconst \{ t \} = (?:vscode\.)?l10n;/;
  for (const { index, 0: found } of code.matchAll(/\bl10n\.t\b(?!\()/g)) {
    const line = lineOf(index);
    if (!shorthand.test(line)) problems.push(`${found} is passed on: ${line}`);
  }
  const call = shorthand.test(code) ? /(?:\bl10n\.t|(?<![\w$.])t)\(/g : /\bl10n\.t\(/g;
  for (const { index, 0: found } of code.matchAll(call)) {
    const rest = code.slice(index + found.length);
    const read = literal.exec(rest);
    const message = read ? unescaped(read[1] ?? read[2] ?? read[3] ?? '') : readObject(rest);
    if (message === undefined) problems.push(`no plain string: ${lineOf(index)}`);
    else messages.push(message);
  }
  return { messages, problems };
};
