import { createRequire } from 'node:module';
import path from 'node:path';
import treeSitter from '@vscode/tree-sitter-wasm';
import { parseTree } from 'jsonc-parser';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import postcss from 'postcss';
import { parseAllDocuments, visit } from 'yaml';

/** Parsers other than those that the product asks: the code without its comments, as they see it. */
export type Judge = (text: string) => string;

const wasmFolder = path.dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
let ready: Promise<void> | undefined;

/** @param grammar as its file is called: `tsx`, `c-sharp` */
async function treeSitterJudge(grammar: string): Promise<Judge> {
  ready ??= treeSitter.Parser.init();
  await ready;
  const parser = new treeSitter.Parser();
  parser.setLanguage(await treeSitter.Language.load(path.join(wasmFolder, `tree-sitter-${grammar}.wasm`)));
  return text => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('nothing was parsed');
    const shape: string[] = [];
    const walk = (node: treeSitter.Node): void => {
      // Rust's doc comments are documentation that the language reads; they are not what is inserted, and stay.
      if (/comment/.test(node.type) && !/^\/\/[/!]|^\/\*[*!]/.test(node.text)) return;
      const children = node.children.filter(child => child !== null);
      shape.push(children.length > 0 ? `(${node.type}` : `${node.type}=${node.text}`);
      for (const child of children) walk(child);
      if (children.length > 0) shape.push(')');
    };
    walk(tree.rootNode);
    tree.delete();
    return shape.join('\n');
  };
}

/** The browser's tree: comments out, texts beside each other joined, white space counted only where it shows. */
const htmlJudge: Judge = text => {
  const shape: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node, keeps: boolean): void => {
    if (node.nodeName === '#comment') return;
    if ('value' in node) {
      const words = keeps ? node.value : node.value.replace(/\s+/g, ' ');
      const last = shape.at(-1);
      if (last?.startsWith('"')) shape[shape.length - 1] = keeps ? last + words : (last + words).replace(/ {2,}/g, ' ');
      else shape.push(`"${words}`);
      return;
    }
    const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => `${name}=${value}`).join() : '';
    // What a script or a style says is judged by its own parser.
    if (/^(?:script|style)$/.test(node.nodeName) && !attributes.includes('json')) {
      shape.push(`<${node.nodeName} ${attributes}>`);
      return;
    }
    shape.push(`<${node.nodeName} ${attributes}>`);
    const keepsBelow = keeps || /^(?:pre|textarea|script|title)$/.test(node.nodeName);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, keepsBelow);
    shape.push(`</${node.nodeName}>`);
  };
  walk(parseHtml(text), false);
  return shape.join('\n');
};

/** Of PHP that is nothing but a comment on whole lines no byte reaches the page; in PHP itself it would be an error. */
async function phpJudge(): Promise<Judge> {
  const judge = await treeSitterJudge('php');
  const silent = /^<\?php \/\*(?:(?!\*\/)[\s\S])*\*\/ \?>(?:\r\n|\n)/gm;
  const tags = (shape: string): number => shape.split('\n').filter(line => line.startsWith('php_tag')).length;
  return text => {
    const rest = judge(text.replace(silent, ''));
    const blocks = text.match(silent)?.length ?? 0;
    if (tags(judge(text)) !== tags(rest) + blocks) throw new Error('PHP that begins where none can');
    return rest;
  };
}

async function pageJudge(): Promise<Judge> {
  const script = await treeSitterJudge('typescript');
  const style = await treeSitterJudge('css');
  return text => {
    const parts = [...text.matchAll(/<(script|style)\b(?![^>]*json)[^>]*>([\s\S]*?)<\/\1>/g)];
    return [htmlJudge(text), ...parts.map(([, name, code = '']) => (name === 'script' ? script : style)(code))].join(
      '\n---\n',
    );
  };
}

async function styleJudge(): Promise<Judge> {
  const tree = await treeSitterJudge('css');
  return text => {
    const root = postcss.parse(text);
    root.walkComments(comment => void comment.remove());
    const shape: string[] = [tree(text)];
    root.walk(node => {
      if (node.type === 'decl')
        shape.push(`${node.prop}:${node.value.replace(/\s+/g, ' ')}${node.important ? '!' : ''}`);
      if (node.type === 'rule') shape.push(node.selector.replace(/\s+/g, ' '));
      if (node.type === 'atrule') shape.push(`@${node.name} ${node.params.replace(/\s+/g, ' ')}`);
    });
    return shape.join('\n');
  };
}

const yamlJudge: Judge = text => {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return '';
  const shape: string[] = [];
  for (const document of documents) {
    if (document.errors.length > 0) throw document.errors[0];
    visit(document, (key, node) => {
      const { value, type, tag, anchor } = (node ?? {}) as Record<string, unknown>;
      shape.push(
        `${String(key)} ${node?.constructor.name} ${type ?? ''} ${tag ?? ''} ${anchor ?? ''} ${isScalar(value)}`,
      );
    });
    shape.push(JSON.stringify(document.toJS()));
  }
  return shape.join('\n');
};

function isScalar(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}

const jsoncJudge: Judge = text => {
  const errors: never[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  return JSON.stringify([errors, tree], (key, value: unknown) =>
    ['offset', 'length', 'parent', 'colonOffset'].includes(key) ? undefined : value,
  );
};

export async function judgeOf(languageId: string): Promise<Judge> {
  switch (languageId) {
    case 'html':
      return pageJudge();
    case 'css':
      return styleJudge();
    case 'php':
      return phpJudge();
    case 'yaml':
      return yamlJudge;
    case 'jsonc':
      return jsoncJudge;
    default:
      return treeSitterJudge(grammars[languageId] ?? languageId);
  }
}

const grammars: Readonly<Record<string, string>> = {
  typescriptreact: 'tsx',
  shellscript: 'bash',
  csharp: 'c-sharp',
};
