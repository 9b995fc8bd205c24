/** A name that code uses, where it stands first. */
export interface UsedName {
  name: string;
  /** In the code that was read, in UTF-16 units. */
  offset: number;
}

const hashComments =
  /^(?:python|ruby|shellscript|perl|r|yaml|toml|dockerfile|makefile|elixir|julia|powershell|coffeescript)$/;
const dashComments = /^(?:sql|lua|haskell|elm|ada)$/;

/**
 * The names in a piece of code that somebody might ask the meaning of, most telling first: what is called, types, what
 * is used often. Comments, strings and words of the language are none. Knows no grammar: a language server says later
 * what each is.
 */
export function namesIn(code: string, languageId: string, most: number): UsedName[] {
  const found = new Map<string, { offset: number; count: number; called: boolean; order: number }>();
  for (const match of code.matchAll(tokensOf(languageId))) {
    const name = match[1];
    if (name === undefined || words.has(name) || /^\d/.test(name)) continue;
    const entry = found.get(name) ?? { offset: match.index, count: 0, called: false, order: found.size };
    entry.count++;
    entry.called ||= code[match.index + name.length] === '(';
    found.set(name, entry);
  }
  const worth = ([name, { count, called }]: [string, { count: number; called: boolean }]): number =>
    (called ? 3 : 0) + (/^\p{Lu}/u.test(name) ? 2 : 0) + Math.min(count, 4) * 0.5 - (name.length < 2 ? 3 : 0);
  return [...found]
    .toSorted((a, b) => worth(b) - worth(a) || a[1].order - b[1].order)
    .slice(0, most)
    .map(([name, { offset }]) => ({ name, offset }));
}

function tokensOf(languageId: string): RegExp {
  const comment = hashComments.test(languageId) ? '#.*' : dashComments.test(languageId) ? '--.*' : '\\/\\/.*';
  const skipped = [
    '"""[\\s\\S]*?(?:"""|$)',
    "'''[\\s\\S]*?(?:'''|$)",
    '\\/\\*[\\s\\S]*?(?:\\*\\/|$)',
    '<!--[\\s\\S]*?(?:-->|$)',
    comment,
    '"(?:\\\\.|[^"\\\\\\n])*"',
    "'(?:\\\\.|[^'\\\\\\n])*'",
  ];
  return new RegExp(`${skipped.join('|')}|([\\p{L}_$][\\p{L}\\p{N}_$]*)`, 'gu');
}

/** Of the languages that people write most; those that are names somewhere are not among them. */
const words = new Set(
  (
    'abstract and any as assert async await bool boolean break byte case catch chan char class const continue def ' +
    'default defer del delete do double elif else end enum except export extends extern false False final finally ' +
    'float fn for foreach from func function go goto if impl implements import in instanceof int interface internal ' +
    'is lambda let long loop match mod module move mut namespace native never new nil None nonlocal not null number ' +
    'object of or override package pass private protected pub public raise readonly ref require return self short ' +
    'signed sizeof static string struct super switch this throw throws trait true True try type typeof undefined ' +
    'union unknown unsafe unsigned use using val var virtual void volatile where while with yield'
  ).split(' '),
);
