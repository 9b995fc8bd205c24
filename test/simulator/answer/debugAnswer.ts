import type { Received } from '../reading/received.ts';

const form = /`(?:path:line|路径:行号)`/;

/**
 * The lines that a text in the question names, out of the code that came with it, where the system message asks for
 * places as `path:line`. Nothing is understood, and nothing is mended: the first of the lines is shown in the place of a
 * fix, as it stands.
 */
export function debugAnswer({ system, last, chinese: zh }: Received): string | undefined {
  if (last.pictures.length === 0 || !form.test(system)) return undefined;
  const texts = last.code.filter(({ path }) => path === undefined);
  const error = texts.flatMap(({ lines }) => lines).find(line => /\w+(?:Error|Exception)\b|^error\b/i.test(line));
  const named = [...last.text.matchAll(/([\w./-]+\.\w{1,5}):\s?(\d+)/g)].map(([, path = '', line = '']) => ({
    path,
    line: Number(line),
  }));
  const out = [
    error
      ? zh
        ? `截图中写着：${error.trim()}`
        : `The screenshot says: ${error.trim()}`
      : zh
        ? '截图中没有读到错误信息。'
        : 'No error was read in the screenshot.',
    '',
  ];
  const shown = new Set<string>();
  let first: { place: string; source: string; language: string } | undefined;
  for (const { path, line } of named) {
    const block = last.code.find(
      ({ path: own, startLine, lines }) => own?.endsWith(path) && line >= startLine && line < startLine + lines.length,
    );
    const place = `${block?.path ?? path}:${line}`;
    if (shown.has(place)) continue;
    shown.add(place);
    const source = block?.lines[line - block.startLine]?.trim();
    if (source === undefined)
      out.push(zh ? `- \`${place}\`：没有收到这一行` : `- \`${place}\`: this line was not sent`);
    else out.push(`- \`${place}\`: \`${source.replaceAll('`', "'")}\``);
    if (block && source !== undefined) first ??= { place, source, language: block.language };
  }
  if (first) {
    out.push('', zh ? `修复应替换 \`${first.place}\`：` : `A fix would replace \`${first.place}\`:`, '');
    out.push(`\`\`\`${first.language}`, first.source, '```');
  }
  return out.join('\n').trim();
}
