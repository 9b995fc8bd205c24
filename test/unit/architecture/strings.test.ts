import { deepEqual, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readMessages } from './readMessages.ts';
import { listFiles, readSources, rootDir } from './sourceTree.ts';

type Bundle = Readonly<Record<string, string>>;

const readText = (file: string): Promise<string> => readFile(path.join(rootDir, file), 'utf8');
const readBundle = async (file: string): Promise<Bundle> => JSON.parse(await readText(file));

const placeholders = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

/** `$(icon)` and links to commands are markup; losing one in a translation loses a picture or a button. */
const markup = (text: string): string => [...(text.match(/\$\([\w~-]+\)|\]\([^)]*\)|`[^`]*`/g) ?? [])].sort().join(' ');

/** What stays as it is in Chinese: names, and what a machine reads. */
const isName = (text: string): boolean =>
  /^(?:GLM Chat & Vision|GLM|HTML|JSON|[\W\d_]*(?:\{\d\}[\W\d_]*)+)$/.test(text);

const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

const difference = (left: readonly string[], right: readonly string[]): string[] => {
  const known = new Set(right);
  return left.filter(key => !known.has(key));
};

const translationProblems = (english: Bundle, chinese: Bundle): string[] =>
  Object.entries(english).flatMap(([key, text]) => {
    const translated = chinese[key];
    if (translated === undefined) return [`not translated: ${key}`];
    if (placeholders(text) !== placeholders(translated)) return [`other placeholders: ${key} → ${translated}`];
    if (markup(text) !== markup(translated)) return [`other markup: ${key} → ${translated}`];
    if (!hasChinese(translated) && !isName(translated)) return [`not Chinese: ${key} → ${translated}`];
    return [];
  });

describe('strings of the sources', () => {
  const english = 'l10n/bundle.l10n.json';
  const chinese = 'l10n/bundle.l10n.zh-cn.json';
  let used: string[] = [];
  let problems: string[] = [];

  before(async () => {
    const read = (await readSources('src/**/*.ts')).map(({ file, text }) => ({ file, ...readMessages(text) }));
    used = [...new Set(read.flatMap(({ messages }) => messages))].sort();
    problems = read.flatMap(({ file, problems: found }) => found.map(problem => `${file}: ${problem}`));
  });

  it('are plain strings where they are translated', () => {
    ok(used.length > 0);
    deepEqual(problems, []);
  });

  it('are all in the English bundle, as themselves, and nothing else is', async () => {
    const bundle = await readBundle(english);
    deepEqual(difference(used, Object.keys(bundle)), [], 'missing');
    deepEqual(difference(Object.keys(bundle), used), [], 'no longer used');
    const changed = Object.entries(bundle).filter(([key, value]) => value !== key);
    deepEqual(
      changed.filter(([key, value]) => !key.startsWith(`${value}/`)),
      [],
    );
  });

  it('are all in the Chinese bundle, with the same placeholders and markup, in Chinese', async () => {
    const translated = await readBundle(chinese);
    deepEqual(translationProblems(await readBundle(english), translated), []);
    deepEqual(difference(Object.keys(translated), used), [], 'no longer used');
  });
});

describe('strings of package.json', () => {
  it('are all in both files, and nothing else is', async () => {
    const keys = [
      ...new Set([...(await readText('package.json')).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key)),
    ];
    ok(keys.length > 0);
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const bundle = await readBundle(file);
      deepEqual(difference(keys, Object.keys(bundle)), [], `missing in ${file}`);
      deepEqual(difference(Object.keys(bundle), keys), [], `no longer used in ${file}`);
    }
  });

  it('keep placeholders and markup in Chinese', async () => {
    deepEqual(
      translationProblems(await readBundle('package.nls.json'), await readBundle('package.nls.zh-cn.json')),
      [],
    );
  });

  it('come in the same languages as those of the sources', async () => {
    const languages = async (pattern: string) =>
      (await listFiles(pattern)).map(file => /\.(?:nls|l10n)\.?([\w-]*)\.json$/.exec(file)?.[1] ?? '');
    deepEqual(await languages('l10n/bundle.l10n*.json'), await languages('package.nls*.json'));
  });
});

describe('readMessages', () => {
  it('reads every way of writing a message', () => {
    const source = [
      "l10n.t('one {0}', name);",
      'vscode.l10n.t("it\'s");',
      "l10n.t(\n  'on its own line',\n  count,\n);",
      "l10n.t('it\\'s escaped \\u4f60');",
      'l10n.t(`plain`);',
      "l10n.t({ message: 'object', args: [1], comment: ['for whom'] });",
      "// l10n.t('in a comment')",
    ].join('\n');
    deepEqual(readMessages(source), {
      messages: ['one {0}', "it's", 'on its own line', "it's escaped 你", 'plain', 'object/for whom'],
      problems: [],
    });
  });

  it('reads the shorthand, and takes no other t for it', () => {
    deepEqual(readMessages("const t = vscode.l10n.t;\nt('short');\nformat('not this');").messages, ['short']);
    deepEqual(readMessages("import { t } from './other.ts';\nt('not ours');").messages, []);
  });

  it('reports what it cannot read', () => {
    deepEqual(readMessages('l10n.t(`$' + '{name}!`);\nl10n.t("a" + b);\nl10n.t(text);').problems.length, 3);
    deepEqual(readMessages('const say = l10n.t;').problems.length, 1);
  });
});
