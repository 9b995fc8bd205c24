import type { Parser } from '@lezer/common';
import { parser as cpp } from '@lezer/cpp';
import { parser as css } from '@lezer/css';
import { parser as go } from '@lezer/go';
import { configureNesting, parser as html } from '@lezer/html';
import { parser as java } from '@lezer/java';
import { parser as javascript } from '@lezer/javascript';
import { parser as php } from '@lezer/php';
import { parser as python } from '@lezer/python';
import { parser as rust } from '@lezer/rust';
import { parser as yaml } from '@lezer/yaml';
import type { CodeReader } from './codeReading.ts';
import { jsoncReader } from './jsoncReader.ts';
import { withSilentBlocks } from './silentBlocks.ts';
import { treeReader } from './treeReader.ts';

// Some 500 kB of tables: this file is the entry of a bundle of its own, loaded with the first comment.

const typescript = javascript.configure({ dialect: 'ts' });
const tsx = javascript.configure({ dialect: 'ts jsx' });
const jsx = javascript.configure({ dialect: 'jsx' });

/** What is written in a page's scripts and styles. Data that a script holds is no code, and takes no comment. */
const page = html.configure({
  wrap: configureNesting([
    {
      tag: 'script',
      attrs: ({ type = '' }) => /^(?:|module|(?:text|application)\/(?:java|ecma)script)$/i.test(type),
      parser: typescript,
    },
    { tag: 'style', parser: css },
  ]),
});

/** Of a style sheet: comments stand between rules and declarations, not within. */
const solidStyles = /^(?:Declaration|RuleSet|\w+Statement)$/;

const parsers: Readonly<Record<string, Parser>> = {
  typescript,
  typescriptreact: tsx,
  javascript: jsx,
  javascriptreact: jsx,
  python,
  go,
  html: page,
  vue: page,
  svelte: page,
  css,
  yaml,
  dockercompose: yaml,
  'github-actions-workflow': yaml,
  c: cpp,
  cpp,
  'cuda-cpp': cpp,
  java,
};

export function readerOf(languageId: string): CodeReader | undefined {
  if (languageId === 'jsonc') return jsoncReader;
  if (languageId === 'rust') return withRawStrings(treeReader(rust));
  if (languageId === 'php') return withSilentBlocks(treeReader(php), php);
  const parser = Object.hasOwn(parsers, languageId) ? parsers[languageId] : undefined;
  return parser && treeReader(parser, parser === css || parser === page ? solidStyles : undefined);
}

/** @lezer/rust 1.0.3 ends a raw string of more than one `#` at the first quotation mark with one. */
function withRawStrings(read: CodeReader): CodeReader {
  return text => {
    const reading = read(text);
    const raw = [...text.matchAll(/\bb?r(#+)"[\s\S]*?"\1/g)].map(({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    }));
    return {
      get shape() {
        return reading.shape;
      },
      isComment: (from, to) => reading.isComment(from, to),
      isInside: offset => raw.some(({ from, to }) => from < offset && to > offset) || reading.isInside(offset),
    };
  };
}
