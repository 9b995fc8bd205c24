import type { CodeBlock } from '../../reading/codeBlocks.ts';
import type { CodeEdit, Subject } from './codeEditAnswer.ts';

/** A file with one test for each function in the lines, imported from where it really stands. */
export function testsFor(path: string, subject: Subject, code: readonly CodeBlock[]): CodeEdit {
  const functions = subject.block.functions.filter(
    ({ startLine }) => startLine >= subject.firstLine && startLine <= subject.lastLine,
  );
  const names = [...new Set(functions.map(({ name }) => name))];
  if (subject.block.language === 'python') {
    const module = subject.path.replace(/\.py$/, '').replaceAll('/', '.');
    const tests = names.map(name => `def test_${name}():\n    assert callable(${name})`);
    return { path, search: '', replace: [`from ${module} import ${names.join(', ')}`, ...tests].join('\n\n\n') };
  }
  // As the project's other tests import what they are written with.
  const example = code.find(block => block !== subject.block && block.lines.some(line => /\b(?:it|test)\(/.test(line)));
  const imports = example?.lines.filter(line => /^import .* from ['"][^.'"][^'"]*['"]/.test(line)) ?? [];
  const tests = names.map(name => `test('${name} is there', () => {\n  assert.equal(typeof ${name}, 'function');\n});`);
  const own = `import { ${names.join(', ')} } from '${from(path, subject.path)}';`;
  const framework =
    imports.length > 0 ? imports : ["import assert from 'node:assert/strict';", "import { test } from 'node:test';"];
  return { path, search: '', replace: [[...framework, own].join('\n'), ...tests].join('\n\n') };
}

/** A file as another one imports it. */
function from(path: string, file: string): string {
  const [here, there] = [path, file].map(one => one.split('/'));
  let same = 0;
  while (here && there && same < here.length - 1 && here[same] === there[same]) same++;
  const up = '../'.repeat((here?.length ?? 1) - 1 - same) || './';
  return up + (there ?? []).slice(same).join('/');
}
