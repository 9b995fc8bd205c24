import { type CodeFunction, findFunctions } from './findFunctions.ts';
import { languageOf, languageOfPath } from './languages.ts';

export interface CodeBlock {
  /** As the fence names it, or guessed from a path or from the code. */
  language: string;
  path: string | undefined;
  /** Number of the first line in its file; 1 when the message does not say. */
  startLine: number;
  lines: readonly string[];
  functions: readonly CodeFunction[];
}

const fence = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^\n`]*)\n([\s\S]*?)^[ \t]*\2[ \t]*$/gm;
const tag = /^[ \t]*<(file|code|selection|attachment|document|context)\b([^>\n]*)>\n([\s\S]*?)^[ \t]*<\/\1>/gm;

/** Every piece of code in a message: fenced blocks, and `<file …>`-like elements that hold code. */
export function codeBlocks(text: string): CodeBlock[] {
  const blocks: (CodeBlock & { at: number })[] = [];
  const prose = text.replace(fence, (whole, _indent, _marks, info: string, code: string, at: number) => {
    blocks.push({ at, ...block(info, code, headerBefore(text, at)) });
    return ' '.repeat(whole.length);
  });
  for (const match of prose.matchAll(tag)) {
    const [, , attributes = '', code = ''] = match;
    if (code.trim() !== '') blocks.push({ at: match.index, ...block('', code, attributes) });
  }
  return blocks.sort((a, b) => a.at - b.at).map(({ at: _, ...rest }) => rest);
}

/** A fence with the line in front of it that says which file it is. */
const headedFence = new RegExp(`(?:^[^\\n]*[:：][ \\t]*\\n)?${fence.source}`, 'gm');

/** The text without its code, for telling the language of the writer. */
export function withoutCode(text: string): string {
  return text.replace(headedFence, ' ').replace(tag, ' ');
}

/** The opening tag or the up to three lines in front of a fence: where paths and line numbers stand. */
function headerBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 600), at).trimEnd();
  const cut = Math.max(before.lastIndexOf('```'), before.lastIndexOf('~~~')) + 1;
  return before.slice(cut).split('\n').slice(-3).join('\n');
}

function block(info: string, code: string, header: string): CodeBlock {
  const raw = code.replace(/\n$/, '').split('\n');
  const numbered = stripNumbers(raw);
  const lines = numbered?.lines ?? raw;
  const about = `${header}\n${info}`;
  // The line right in front of the code is about nothing else.
  const path = pathIn(header.slice(header.lastIndexOf('\n') + 1)) ?? pathIn(about);
  const word = /^[\w+#.-]+/.exec(info.trim())?.[0]?.toLowerCase();
  const named = word && !word.includes('.') ? languageOf(word) : undefined;
  const language = named ?? (path ? languageOfPath(path) : undefined) ?? guess(lines);
  const startLine = numbered?.first ?? firstLineIn(about) ?? 1;
  return { language, path, startLine, lines, functions: findFunctions(lines, language, startLine) };
}

/** `12 | code`, `12: code`, `12→code`: the numbers and the code apart, when nearly every line carries one in sequence. */
function stripNumbers(lines: readonly string[]): { first: number; lines: string[] } | undefined {
  const marked = lines.map(line => /^ *(\d+)(?:\t| ?[|│] ?|: ?|→ ?|\. | {2}|$)(.*)$/.exec(line));
  const first = marked[0]?.[1];
  if (first === undefined || lines.length < 1) return undefined;
  const inSequence = marked.filter((match, index) => match && Number(match[1]) === Number(first) + index).length;
  if (inSequence < lines.length * 0.9 || (lines.length === 1 && !/^\s*\d+\s*[|│→]/.test(lines[0] ?? '')))
    return undefined;
  return { first: Number(first), lines: marked.map((match, index) => match?.[2] ?? lines[index] ?? '') };
}

function firstLineIn(header: string): number | undefined {
  const patterns = [
    /\bstart[-_]?line\s*[=:]\s*["']?(\d+)/i,
    /\bfirst[-_]?line\s*[=:]\s*["']?(\d+)/i,
    /\blines?\s*[=:]?\s*["']?L?(\d+)/i,
    /第\s*(\d+)\s*(?:[-–—到至~]|行)/,
    /行\s*[号数]?\s*[:：]?\s*(\d+)/,
    /[:#]L?(\d+)\s*[-–:]\s*L?\d+/,
    /\bL(\d+)\b/,
  ];
  for (const pattern of patterns) {
    const found = pattern.exec(header)?.[1];
    if (found) return Number(found);
  }
  return undefined;
}

function pathIn(header: string): string | undefined {
  const attribute = /\b(?:path|file|name|filename|uri)\s*=\s*["']([^"'\n]+)["']/i.exec(header)?.[1];
  if (attribute) return attribute;
  return /[\w\p{Script=Han}@~./\\-]*[\w\p{Script=Han}-]\.(?:[cm]?[jt]sx?|py|go|rs|java|cs|rb|php|kt|swift|cc?|cpp|h|hpp|vue|svelte|html?|css|scss|json|ya?ml|sql|sh|md)\b/u.exec(
    header,
  )?.[0];
}

function guess(lines: readonly string[]): string {
  const text = lines.join('\n');
  if (/^\s*(?:def \w+\(.*\).*:|from \w[\w.]* import )/m.test(text)) return 'python';
  if (/^\s*func .*\{\s*$/m.test(text)) return 'go';
  if (/^\s*(?:pub )?fn \w+/m.test(text)) return 'rust';
  if (/^\s*(?:<!doctype|<html|<div|<body)/im.test(text)) return 'html';
  if (/:\s*(?:string|number|boolean|void|readonly)\b|^\s*(?:interface|type) \w+/m.test(text)) return 'typescript';
  if (/\b(?:function|const|let|=>)\b/.test(text)) return 'javascript';
  return 'text';
}
