import assert from 'node:assert/strict';
import { codeLanguage } from '../../../../src/webview/shared/highlight/codeLanguages.ts';
import { type CodeToken, CodeTokenizer } from '../../../../src/webview/shared/highlight/codeTokenizer.ts';
import { themeKind } from '../../../../src/webview/shared/themeKind.ts';

const code = [
  '/* a comment',
  '   over lines */',
  'const text = `a ${1 +',
  '  2} b`;',
  "export function price(item: Item): number { return item.price * 2; } // it's",
  '',
  'const done = /x+/g.test(text);',
].join('\n');

const plainText = (lines: readonly (readonly CodeToken[])[]): string =>
  lines.map(line => line.map(token => token.text).join('')).join('\n');

/** One token per character look: how pieces were merged does not matter. */
const looks = (lines: readonly (readonly CodeToken[])[]): string[][] =>
  lines.map(line =>
    line.flatMap(token =>
      [...token.text].map(character => (character.trim() === '' ? ' ' : `${character}${token.color ?? ''}`)),
    ),
  );

describe('CodeTokenizer', function () {
  // Patterns are compiled at first use.
  this.timeout(60_000);
  let tokenizer: CodeTokenizer;

  before(async () => {
    tokenizer = new CodeTokenizer();
    const grammars = await codeLanguage('ts')?.load();
    tokenizer.add('typescript', grammars?.default ?? []);
  });

  it('keeps every character and gives keywords, strings and comments their colours', () => {
    const { lines } = tokenizer.tokenize(code, 'typescript');
    assert.equal(plainText(lines), code);
    const colorOf = (word: string): string | undefined =>
      lines
        .flat()
        .find(token => token.text.includes(word))
        ?.color?.toLowerCase();
    assert.equal(colorOf('const'), '#569cd6');
    assert.equal(colorOf('a comment'), '#6a9955');
    assert.equal(colorOf('price'), '#dcdcaa');
  });

  it('colours line by line exactly as all at once', () => {
    const whole = tokenizer.tokenize(code, 'typescript').lines;
    const pieces: (readonly CodeToken[])[] = [];
    let state: ReturnType<CodeTokenizer['tokenize']>['state'];
    for (const line of code.split('\n')) {
      const result = tokenizer.tokenize(line, 'typescript', state);
      pieces.push(...result.lines);
      state = result.state;
    }
    assert.deepEqual(looks(pieces), looks(whole));
  });

  it('takes the user’s theme, and the nearest of ours when that cannot be read', () => {
    const colorOfConst = (): string | undefined =>
      tokenizer
        .tokenize('const a = 1;', 'typescript')
        .lines.flat()
        .find(token => token.text.startsWith('const'))
        ?.color?.toLowerCase();
    const settings = { foreground: '#112233' };
    tokenizer.setTheme(
      {
        name: 'Mine',
        type: 'light',
        colors: { 'editor.foreground': '#112233', 'editor.background': '#ffffff' },
        tokenColors: [{ settings }, { scope: 'storage.type', settings: { foreground: '#ABCDEF' } }],
      },
      'light',
    );
    assert.equal(colorOfConst(), '#abcdef');
    for (const broken of [undefined, null, 'dark', {}, { tokenColors: 'x' }]) {
      tokenizer.setTheme(broken, 'light');
      assert.equal(colorOfConst(), '#0000ff', JSON.stringify(broken));
    }
    tokenizer.setTheme(undefined, 'dark');
    assert.equal(colorOfConst(), '#569cd6');
  });

  it('leaves code plain whose language it does not know', () => {
    const { lines } = tokenizer.tokenize('a\n\nb', 'klingon');
    assert.deepEqual(
      lines.map(line => line.map(token => [token.text, token.color])),
      [[['a', undefined]], [['', undefined]], [['b', undefined]]],
    );
  });

  it('knows languages by fence and by VS Code’s ids', () => {
    const ids = ['ts', 'TypeScript', 'tsx', 'typescriptreact', 'py', 'sh', 'shellscript', 'dockerfile', 'c++', 'yml'];
    assert.deepEqual(
      ids.map(id => codeLanguage(id)?.label),
      ['TypeScript', 'TypeScript', 'TSX', 'TSX', 'Python', 'Shell', 'Shell', 'Dockerfile', 'C++', 'YAML'],
    );
    assert.equal(codeLanguage('constructor'), undefined);
    assert.equal(codeLanguage(''), undefined);
  });

  it('tells the kinds of theme apart by the body’s classes', () => {
    const kind = (...names: string[]): string => themeKind({ classList: { contains: name => names.includes(name) } });
    assert.equal(kind('vscode-dark'), 'dark');
    assert.equal(kind('vscode-light'), 'light');
    assert.equal(kind('vscode-high-contrast'), 'high-contrast');
    assert.equal(kind('vscode-high-contrast-light', 'vscode-high-contrast'), 'high-contrast-light');
  });
});
