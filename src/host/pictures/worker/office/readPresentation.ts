import type { OfficeText } from '../../codecMessages.ts';
import { markdownTable } from './markdownTable.ts';
import { type OfficeFiles, relationsOf } from './officeFiles.ts';
import { attribute, readXml } from './readXml.ts';

const presentationPart = 'ppt/presentation.xml';

/** The text of a PowerPoint presentation, slide by slide in their order. */
export function readPresentation(files: OfficeFiles): OfficeText {
  const relations = relationsOf(files, presentationPart);
  const slides: string[] = [];
  readXml(files.read(presentationPart), {
    open(name, attributes) {
      if (name !== 'sldId') return;
      // The element has an `id` of its own beside the relation's.
      const part = relations.get(attributes['r:id'] ?? attribute(attributes, 'id') ?? '');
      if (part !== undefined) slides.push(readSlide(files.read(part), slides.length + 1));
    },
  });
  const leftOut: OfficeText['leftOut'] = [];
  if (files.names.some(name => name.startsWith('ppt/media/'))) leftOut.push('pictures');
  if (files.names.some(name => name.startsWith('ppt/charts/'))) leftOut.push('charts');
  if (files.names.some(name => name.startsWith('ppt/notesSlides/'))) leftOut.push('notes');
  if (files.names.some(name => name.startsWith('ppt/comments/'))) leftOut.push('comments');
  return { text: slides.join('\n\n'), leftOut };
}

function readSlide(xml: string, number: number): string {
  const lines: string[] = [];
  let rows: string[][] | undefined;
  let cell: string[] = [];
  let paragraph = '';
  let isText = false;
  readXml(xml, {
    open(name) {
      if (name === 't') isText = true;
      else if (name === 'br') paragraph += ' ';
      else if (name === 'tbl') rows = [];
      else if (name === 'tr') rows?.push([]);
      else if (name === 'tc') cell = [];
    },
    text(text) {
      if (isText) paragraph += text;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'p') {
        const text = paragraph.trim();
        paragraph = '';
        if (text !== '') (rows ? cell : lines).push(text);
      } else if (name === 'tc') rows?.at(-1)?.push(cell.join(' '));
      else if (name === 'tbl') {
        if (rows) lines.push(markdownTable(rows));
        rows = undefined;
      }
    },
  });
  return [`## ${number}`, ...lines].join('\n\n');
}
