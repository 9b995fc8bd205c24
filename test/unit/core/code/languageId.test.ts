import { equal } from 'node:assert/strict';
import { languageIdOf } from '../../../../src/core/code/languageId.ts';

const known = new Set(
  'plaintext python typescript typescriptreact javascript shellscript csharp cpp c go rust java json html css sql yaml php'.split(
    ' ',
  ),
);

describe('languageIdOf', () => {
  it('knows what models call languages', () => {
    for (const [word, id] of [
      ['Python', 'python'],
      ['ts', 'typescript'],
      ['tsx', 'typescriptreact'],
      ['sh', 'shellscript'],
      ['C#', 'csharp'],
      ['c++', 'cpp'],
      ['yml', 'yaml'],
      ['text', 'plaintext'],
    ] as const) {
      equal(languageIdOf(word, '', known), id, word);
    }
  });

  it('judges by the text where the word says nothing that this editor knows', () => {
    const texts: readonly (readonly [string, string])[] = [
      ['def f(a):\n    return a\n\nclass B:\n    pass', 'python'],
      ['interface A {\n  a: string;\n}\nconst f = (a: number) => a;', 'typescript'],
      ['const a = require("a");\nfunction f() { return a; }', 'javascript'],
      ['package main\n\nfunc main() {\n\tx := 1\n}', 'go'],
      ['fn main() {\n    let mut a = 1;\n}', 'rust'],
      ['{"a": [1, 2]}', 'json'],
      ['<!DOCTYPE html>\n<html></html>', 'html'],
      ['SELECT a\nFROM b\nWHERE c = 1', 'sql'],
      ['$ npm test', 'shellscript'],
      ['#include <vector>\nstd::vector<int> a;', 'cpp'],
      ['Dear customer,\nyour order is on its way.', 'plaintext'],
    ];
    for (const [text, id] of texts) equal(languageIdOf('', text, known), id, text);
    equal(languageIdOf('brainfuck', 'def f():\n    x\nclass A:\n', known), 'python');
    equal(languageIdOf('', 'def f():\n    x\nclass A:\n', new Set(['plaintext'])), 'plaintext');
  });
});
