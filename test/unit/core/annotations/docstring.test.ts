import { equal } from 'node:assert/strict';
import { docstringFor } from '../../../../src/core/annotations/docstring.ts';
import { reindent } from '../../../../src/core/annotations/reindent.ts';

function put(languageId: string, source: string, line: number, text = 'Adds up.', lastLine = line + 3): string {
  const lines = source.split('\n');
  const found = docstringFor(
    { count: lines.length, at: index => lines[index] ?? '' },
    { languageId, line, lastLine, text, eol: '\n' },
  );
  if (typeof found === 'string') return found;
  return [...lines.slice(0, found.line), found.text.replace(/\n$/, ''), ...lines.slice(found.line)].join('\n');
}

describe('docstringFor', () => {
  it('writes JSDoc above decorators, and ends no comment early', () => {
    equal(put('typescript', 'export function a() {\n}', 0), '/** Adds up. */\nexport function a() {\n}');
    equal(
      put('typescript', 'class A {\n  @bound\n  async all(n: number) {\n  }\n}', 2, 'One */ two\nthree'),
      'class A {\n  /**\n   * One * / two\n   * three\n   */\n  @bound\n  async all(n: number) {\n  }\n}',
    );
    equal(put('typescript', 'const total = (n: number) => n;', 0), '/** Adds up. */\nconst total = (n: number) => n;');
    equal(put('javascript', '/** Said. */\nfunction a() {}', 1), 'documented');
    equal(put('typescript', '  if (a) {\n  }', 0), 'no-declaration');
    equal(put('typescript', '  total(1);', 0), 'no-declaration');
  });

  it('writes docstrings of Python below the signature, however long that is', () => {
    equal(put('python', 'def a(x):\n    return x', 0), 'def a(x):\n    """Adds up."""\n    return x');
    equal(
      put('python', '@cached\nasync def a(\n    x=":",\n    y={},  # )\n) -> dict[str, int]:\n\treturn x', 0, '一\n二'),
      '@cached\nasync def a(\n    x=":",\n    y={},  # )\n) -> dict[str, int]:\n\t"""一\n\t二\n\t"""\n\treturn x',
    );
    equal(put('python', 'class A:\n    """Said."""\n', 0), 'documented');
    equal(put('python', 'def a(): return 1\n', 0), 'no-declaration');
    equal(
      put('python', 'def a():\n    pass', 0, 'Says "hi" in C:\\dir and """"'),
      'def a():\n    """Says "hi" in C:\\\\dir and \'\'\'" """\n    pass',
    );
  });

  it('writes those of Rust above attributes, of Go right above, of C# as XML', () => {
    equal(
      put('rust', '#[derive(Debug)]\npub struct A;', 0, 'One.\n\nTwo.'),
      '/// One.\n///\n/// Two.\n#[derive(Debug)]\npub struct A;',
    );
    equal(put('go', 'func (p *A) Total() int {', 0), '// Adds up.\nfunc (p *A) Total() int {');
    equal(put('go', '// Total adds.\nfunc Total() int {', 1), 'documented');
    equal(
      put('csharp', '    public int Total(List<int> a)', 0, 'a < b'),
      '    /// <summary>\n    /// a &lt; b\n    /// </summary>\n    public int Total(List<int> a)',
    );
    equal(put('css', 'a { }', 0), 'no-form');
  });
});

describe('reindent', () => {
  it('brings code from the margin to where it stands, with the file’s line ends', () => {
    equal(reindent('if (a) {\n\n  b();\n}\n', '    if (a) b();', '\r\n'), '    if (a) {\r\n\r\n      b();\r\n    }');
    equal(reindent('\tb();', '\tb()', '\n'), '\tb();');
    equal(reindent('      deeper', '    a', '\n'), '      deeper');
  });
});
