import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readerOf } from '../../../../../src/core/annotations/insertion/grammars.ts';
import { placeComments, withComments } from '../../../../../src/core/annotations/insertion/placeComments.ts';
import { judgeOf } from './judges.ts';

const fixtures = path.join(import.meta.dirname, '../../../../fixtures/raw/insertion');
const root = path.join(import.meta.dirname, '../../../../..');

/** What a note may say to end its own comment early, or to be read as code. */
const texts = [
  'Adds the prices up.',
  '价格之和，超过十件打九折；没有价格的商品不计入。'.repeat(3),
  'Ends */ early --> and -- so <!-- on */ /* */',
  '`$x{x}` """ \'\'\' {{ }} \\',
  'Two lines:\n\n- the first\n- `b` */ the second -->',
  'trailing backslash \\',
  'go:build ignore\n@ts-ignore',
];

/** mulberry32: the same notes in every run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const samples: readonly { languageId: string; file: string; own?: string }[] = [
  { languageId: 'typescriptreact', file: 'traps.tsx.txt' },
  { languageId: 'typescript', file: 'src/host/modelCatalog.ts', own: root },
  { languageId: 'typescript', file: 'src/core/prompts/htmlPrompt.ts', own: root },
  { languageId: 'python', file: 'traps.py.txt' },
  { languageId: 'go', file: 'traps.go.txt' },
  { languageId: 'rust', file: 'traps.rs.txt' },
  { languageId: 'html', file: 'traps.html.txt' },
  { languageId: 'css', file: 'traps.css.txt' },
  { languageId: 'css', file: 'src/webview/panel/styles/controls.css', own: root },
  { languageId: 'jsonc', file: 'traps.jsonc.txt' },
  { languageId: 'yaml', file: 'traps.yaml.txt' },
  { languageId: 'java', file: 'traps.java.txt' },
  { languageId: 'cpp', file: 'traps.cpp.txt' },
  { languageId: 'php', file: 'traps.php.txt' },
  { languageId: 'shellscript', file: 'traps.sh.txt' },
  { languageId: 'ruby', file: 'traps.rb.txt' },
  { languageId: 'csharp', file: 'traps.cs.txt' },
];

describe('inserting comments', function () {
  this.timeout(120_000);

  for (const { languageId, file, own } of samples) {
    it(`leaves the syntax tree of ${file} as it was, wherever they are wanted`, async () => {
      const judge = await judgeOf(languageId);
      const source = await readFile(path.join(own ?? fixtures, file), 'utf8');
      const random = randomOf(source.length);
      const lineCount = source.split('\n').length;
      const refused = [];
      let asked = 0;
      for (const variant of variantsOf(source)) {
        const before = judge(variant);
        const eol = variant.includes('\r\n') ? '\r\n' : '\n';
        const sets = [
          ...Array.from({ length: own ? 10 : 60 }, () => 1),
          ...Array.from({ length: own ? 10 : 60 }, () => 1 + Math.floor(random() * 12)),
        ].map(count =>
          Array.from({ length: count }, () => ({
            line: Math.floor(random() * lineCount),
            text: texts[Math.floor(random() * texts.length)] ?? '',
          })),
        );
        // Every line once, too: a random choice may miss the one trap.
        if (variant === source && !own)
          sets.push(
            ...Array.from({ length: lineCount }, (_, line) => [{ line, text: texts[line % texts.length] ?? '' }]),
          );
        for (const wanted of sets) {
          const plan = placeComments(variant, wanted, {
            languageId,
            eol,
            readers: readerOf,
            away: (code, text) => `At ${code}: ${text}`,
          });
          ok(plan);
          equal(plan.placed.length + plan.refused.length, wanted.length);
          const after = withComments(variant, plan.placed);
          asked += wanted.length;
          refused.push(...plan.refused);
          const seen = judge(after);
          ok(seen === before, `${file}: ${firstDifference(before, seen)}\n${around(after, plan.placed)}`);
          if (eol === '\r\n') ok(!/[^\r]\n/.test(after), 'a bare line feed');
          equal(after.endsWith('\n'), variant.endsWith('\n'), 'the end of the file');
        }
      }
      ok(
        refused.length <= asked * (languageId === 'php' ? 0 : 0.03),
        `of ${asked} no place: ${JSON.stringify(refused.slice(0, 5))}`,
      );
    });
  }
  const options = { readers: readerOf, away: (code: string, text: string) => `At “${code}”: ${text}` };
  const put = (languageId: string, source: string, line: number, text = 'Said.'): string => {
    const plan = placeComments(source, [{ line, text }], { ...options, languageId, eol: '\n' });
    ok(plan);
    return withComments(source, plan.placed);
  };

  it('puts a comment that its own line cannot take above, and says which line is meant', () => {
    equal(put('typescript', 'const a = `\n  total\n`;\n', 1), '// At “total”: Said.\nconst a = `\n  total\n`;\n');
    equal(put('python', 'if a and \\\n    b:\n    pass\n', 1), '# At “b:”: Said.\nif a and \\\n    b:\n    pass\n');
    equal(
      put('typescriptreact', 'const a = (\n  <p\n    id="a"\n  >\n    text\n  </p>\n);\n', 4),
      'const a = (\n  <p\n    id="a"\n  // At “text”: Said.\n  >\n    text\n  </p>\n);\n',
    );
  });

  it('keeps what has to stay first, or right above its line, where it is', () => {
    equal(put('shellscript', '#!/bin/sh\nls\n', 0), '#!/bin/sh\n# At “#!/bin/sh”: Said.\nls\n');
    equal(put('typescript', '// @ts-expect-error\nlet a = b;\n', 1), '// Said.\n// @ts-expect-error\nlet a = b;\n');
    equal(put('go', 'package a\n\n// int x;\nimport "C"\n', 3), 'package a\n// Said.\n\n// int x;\nimport "C"\n');
  });

  it('stands above documentation, which stays with what it documents', () => {
    const documented = '/**\n * Adds.\n */\nfunction a() {}\n';
    equal(put('typescript', documented, 3), `// Said.\n${documented}`);
    equal(put('rust', '/// One.\n/// Two.\nfn a() {}\n', 2), '// Said.\n/// One.\n/// Two.\nfn a() {}\n');
    equal(put('typescript', '/* a */\nlet b;\n', 1), '/* a */\n// Said.\nlet b;\n');
  });

  it('writes tabs and spaces as they are, and scripts in a page in their own syntax', () => {
    equal(put('go', 'func a() {\n\treturn\n}\n', 1), 'func a() {\n\t// Said.\n\treturn\n}\n');
    equal(put('html', '<script>\n  a();\n</script>\n', 1), '<script>\n  // Said.\n  a();\n</script>\n');
    equal(put('html', '<style>\n  a { }\n</style>\n', 1), '<style>\n  /* Said. */\n  a { }\n</style>\n');
  });

  it('says nothing to the readers of a page that PHP writes', () => {
    const page = '<?php\n$a = 1;\n?>\n<pre>\n  <?= $a ?>\n</pre>\n';
    const said = '<?php /* Ends * / ?> */ ?>\n';
    equal(put('php', page, 5, 'Ends */ ?>'), page.replace('</pre>', `${said}</pre>`));
    equal(put('php', page, 1), page.replace('$a = 1', '// Said.\n$a = 1'));
    equal(put('php', 'Text\n', 0), '<?php /* Said. */ ?>\nText\n');
  });

  it('refuses where no line can take it, and where the language has no comments', () => {
    const script = { ...options, languageId: 'shellscript', eol: '\n' } as const;
    const plan = placeComments('#!/bin/sh', [{ line: 0, text: 'b' }], script);
    deepEqual(plan, { placed: [], refused: [{ line: 0, text: 'b' }] });
    equal(placeComments('{}', [{ line: 0, text: 'b' }], { ...options, languageId: 'json', eol: '\n' }), undefined);
  });

  it('knows every sample that is there', async () => {
    deepEqual((await readdir(fixtures)).toSorted(), samples.flatMap(({ file, own }) => (own ? [] : [file])).toSorted());
  });
});

/** As it is; with Windows' line ends and a byte order mark; without a break at its end. */
function variantsOf(source: string): string[] {
  // A shebang behind a byte order mark is none.
  const mark = /^#!|^<\?php|^%YAML|^@charset/.test(source) ? '' : '\ufeff';
  return [source, mark + source.replaceAll('\n', '\r\n'), source.trimEnd()];
}

function firstDifference(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return `${a.slice(at - 2, at + 4).join(' | ')} became ${b.slice(at - 2, at + 4).join(' | ')}`;
}

function around(text: string, placed: readonly { text: string }[]): string {
  return placed
    .map(({ text: comment }) => {
      const at = text.indexOf(comment);
      return text.slice(Math.max(0, at - 200), at + comment.length + 200);
    })
    .join('\n----\n');
}
