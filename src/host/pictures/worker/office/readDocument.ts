import type { OfficeText } from '../../codecMessages.ts';
import { markdownTable } from './markdownTable.ts';
import type { OfficeFiles } from './officeFiles.ts';
import { attribute, readXml } from './readXml.ts';

interface Table {
  rows: string[][];
  /** The paragraphs of the cell that is being read. */
  cell: string[];
}

/** The text of a Word document: headings, lists and tables as Markdown. */
export function readDocument(files: OfficeFiles): OfficeText {
  const blocks: string[] = [];
  const tables: Table[] = [];
  const found = { pictures: false, charts: false };
  let paragraph = '';
  let mark = '';
  let isText = false;
  // What was deleted with tracking on is still in the file.
  let deleted = 0;
  /** A drawing may stand twice, for readers new and old. */
  let fallback = 0;
  const endParagraph = (): void => {
    const text = paragraph.trim();
    const table = tables.at(-1);
    if (table) {
      if (text !== '') table.cell.push(text);
    } else if (text !== '') blocks.push(mark + text);
    paragraph = '';
    mark = '';
  };
  readXml(files.read('word/document.xml'), {
    open(name, attributes) {
      if (name === 'Fallback') fallback++;
      if (fallback > 0) return;
      switch (name) {
        case 'pStyle': {
          const level = /^(?:heading|berschrift|titre|标题)?\s*([1-6])$/i.exec(attribute(attributes, 'val') ?? '')?.[1];
          if (level !== undefined) mark = `${'#'.repeat(Number(level))} `;
          break;
        }
        case 'numPr':
          mark ||= '- ';
          break;
        case 't':
          isText = deleted === 0;
          break;
        case 'tab':
          paragraph += '\t';
          break;
        case 'br':
        case 'cr':
          paragraph += '\n';
          break;
        case 'del':
          deleted++;
          break;
        case 'pic':
        case 'pict':
          found.pictures = true;
          break;
        case 'chart':
          found.charts = true;
          break;
        case 'tbl':
          tables.push({ rows: [], cell: [] });
          break;
        case 'tr':
          tables.at(-1)?.rows.push([]);
          break;
      }
    },
    text(text) {
      if (isText && fallback === 0) paragraph += text;
    },
    close(name) {
      if (name === 'Fallback') fallback--;
      if (fallback > 0) return;
      switch (name) {
        case 't':
          isText = false;
          break;
        case 'del':
          deleted--;
          break;
        case 'p':
          endParagraph();
          break;
        case 'tc': {
          const table = tables.at(-1);
          table?.rows.at(-1)?.push(table.cell.splice(0).join(' '));
          break;
        }
        case 'tbl': {
          const text = markdownTable(tables.pop()?.rows ?? []);
          const outer = tables.at(-1);
          if (outer) outer.cell.push(text.replaceAll('\n', ' '));
          else if (text !== '') blocks.push(text);
          break;
        }
      }
    },
  });
  const leftOut: OfficeText['leftOut'] = [];
  if (found.pictures) leftOut.push('pictures');
  if (found.charts) leftOut.push('charts');
  if (files.names.includes('word/footnotes.xml')) leftOut.push('notes');
  if (files.names.includes('word/comments.xml')) leftOut.push('comments');
  return { text: joined(blocks), leftOut };
}

/** Entries of one list follow each other; all else stands apart. */
function joined(blocks: readonly string[]): string {
  return blocks
    .map((block, index) => {
      const isEntry = block.startsWith('- ') && blocks[index - 1]?.startsWith('- ');
      return index === 0 ? block : (isEntry ? '\n' : '\n\n') + block;
    })
    .join('');
}
