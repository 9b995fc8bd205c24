import type { Received } from '../reading/received.ts';
import { colourNameZh } from '../vision/colours.ts';

const form = /\[(?:p\. 3|第 3 页)\]/;

/**
 * What each page of a document shows, where the system message asks for pages as `[p. 3]`: its size, colour and rows of
 * text. Of text that came as such, its headings.
 */
export function documentAnswer({ system, last, chinese: zh }: Received): string | undefined {
  if (!form.test(system)) return undefined;
  const numbers = [...last.text.matchAll(/^Page (\d+):$/gm)].map(([, page = '']) => page);
  const pages = last.pictures.slice(0, numbers.length);
  if (pages.length === 0) {
    const headings = last.code.flatMap(({ lines }) => lines.filter(line => /^#{1,6} /.test(line)));
    if (headings.length === 0) return undefined;
    return [
      zh ? '文档的标题：' : 'The headings of the document:',
      '',
      ...headings.map(line => `- ${line.replace(/^#+ /, '')}`),
    ].join('\n');
  }
  const lines = pages.map(({ width, height, palette, textLines, regions }, index) => {
    const page = numbers[index] ?? '';
    // The paper is the main colour of every page.
    const colour = palette.find(({ name }) => name !== 'white') ?? palette[0];
    const name = colour ? (zh ? colourNameZh(colour.name) : colour.name) : '';
    return zh
      ? `- ${textLines.length} 行文字、${regions.length} 个区域，${width} × ${height}，${name} [第 ${page} 页]`
      : `- ${textLines.length} rows of text and ${regions.length} regions on ${width} × ${height}, ${name} [p. ${page}]`;
  });
  const head = zh ? `收到 ${pages.length} 页。` : `${pages.length} pages arrived.`;
  return `${head}\n\n${lines.join('\n')}`;
}
