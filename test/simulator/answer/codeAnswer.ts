import type { CodeBlock } from '../reading/codeBlocks.ts';
import type { CodeFunction } from '../reading/findFunctions.ts';
import { languageLabel } from '../reading/languages.ts';
import type { Received } from '../reading/received.ts';

/** An explanation of every piece of code in the last message; empty when it has none. */
export function codeAnswer(received: Received): string {
  // Whoever asks for places in that form gets them.
  const namesPlaces = /\bpath:\d+/.test(received.system);
  return received.last.code.map(block => explain(block, received.chinese, namesPlaces)).join('\n\n');
}

function explain(block: CodeBlock, zh: boolean, namesPlaces: boolean): string {
  const { functions, startLine, lines } = block;
  const endLine = startLine + lines.length - 1;
  const language = languageLabel(block.language);
  const blank = lines.filter(line => line.trim() === '').length;
  const what = block.path ? `\`${block.path}\`` : zh ? '这段代码' : 'This code';
  const out = [
    `## ${block.path ?? (zh ? `${language} 代码` : `${language} code`)}`,
    '',
    zh
      ? `${what} 是 **${language}**，共 **${lines.length}** 行（第 ${startLine}–${endLine} 行），其中空行 ${blank} 行，有 **${functions.length}** 个函数。`
      : `${what} is **${language}**, **${lines.length}** ${lines.length === 1 ? 'line' : 'lines'} (lines ${startLine}–${endLine}), ${blank} of them blank, with **${functions.length}** ${functions.length === 1 ? 'function' : 'functions'}.`,
  ];
  if (functions.length > 0) {
    out.push(
      '',
      zh ? '| 函数 | 行 | 参数 | 分支 | 循环 |' : '| Function | Lines | Parameters | Branches | Loops |',
      '| --- | --- | --- | ---: | ---: |',
    );
    for (const found of functions) {
      const parameters = found.parameters.map(name => `\`${name}\``).join(', ') || '–';
      out.push(
        `| \`${found.name}\` | ${found.startLine}–${found.endLine} | ${parameters} | ${found.branches} | ${found.loops} |`,
      );
    }
    out.push('', zh ? '### 逐个函数' : '### Function by function', '');
    functions.forEach((found, index) => {
      const place = namesPlaces && block.path ? ` (${block.path}:${found.startLine}-${found.endLine})` : '';
      out.push(`${index + 1}. **\`${found.name}\`**${place} – ${aboutFunction(found, zh)}`);
    });
  }
  const from = (functions[0]?.startLine ?? startLine) - startLine;
  const to = functions[0] ? functions[0].endLine - startLine + 1 : lines.length;
  const shown = lines.slice(from, Math.min(to, from + 14));
  if (shown.some(line => line.trim() !== '')) {
    out.push(
      '',
      zh ? `第 ${startLine + from} 行起：` : `From line ${startLine + from}:`,
      '',
      `\`\`\`${block.language}`,
      ...shown,
      '```',
    );
  }
  return out.join('\n');
}

export function aboutFunction(found: CodeFunction, zh: boolean): string {
  const length = found.endLine - found.startLine + 1;
  const list = found.parameters.join(', ');
  if (zh) {
    const takes = found.parameters.length > 0 ? `接收 ${found.parameters.length} 个参数（${list}）` : '没有参数';
    return `${found.asynchronous ? '异步函数，' : ''}第 ${found.startLine}–${found.endLine} 行，共 ${length} 行，${takes}，${found.branches} 个分支，${found.loops} 个循环，${found.returns} 处返回。`;
  }
  const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
  const takes =
    found.parameters.length > 0
      ? `takes ${count(found.parameters.length, 'parameter')} (${list})`
      : 'takes no parameters';
  return `${found.asynchronous ? 'asynchronous, ' : ''}lines ${found.startLine}–${found.endLine} (${count(length, 'line')}), ${takes}, ${count(found.branches, 'branch', 'branches')}, ${count(found.loops, 'loop')}, ${count(found.returns, 'return')}.`;
}
