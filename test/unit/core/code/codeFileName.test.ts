import assert from 'node:assert/strict';
import { codeFileName } from '../../../../src/core/code/codeFileName.ts';

describe('codeFileName', () => {
  it('takes the path that the first line tells', () => {
    const cases: [string, string][] = [
      ['// src/cart.ts\nexport {}', 'src/cart.ts'],
      ['# app.py\nprint()', 'app.py'],
      ['<!-- index.html -->\n<p>', 'index.html'],
      ['/* File: styles/main.css */', 'styles/main.css'],
      ['// filename: a.js', 'a.js'],
    ];
    for (const [code, expected] of cases) assert.equal(codeFileName(code, 'ts'), expected);
  });

  it('leaves no folder by it', () => {
    assert.equal(codeFileName('// ../../etc/passwd.txt', 'ts'), 'code.ts');
    assert.equal(codeFileName('// /etc/passwd.txt', 'ts'), 'code.ts');
  });

  it('goes by the language else', () => {
    const names = ['ts', 'Python', 'dockerfile', 'sh', 'c++', 'html', '', 'klingon', 'constructor'];
    assert.deepEqual(
      names.map(name => codeFileName('x', name)),
      ['code.ts', 'code.py', 'Dockerfile', 'code.sh', 'code.cpp', 'code.html', 'code.txt', 'code.txt', 'code.txt'],
    );
  });
});
