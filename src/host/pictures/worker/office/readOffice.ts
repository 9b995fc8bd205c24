import { UnreadableFile } from '../../../../core/attachments/index.ts';
import type { OfficeText } from '../../codecMessages.ts';
import { type OfficeFiles, openOffice } from './officeFiles.ts';
import { readDocument } from './readDocument.ts';
import { readPresentation } from './readPresentation.ts';
import { readWorkbook } from './readWorkbook.ts';

const readers: Readonly<Record<string, (files: OfficeFiles) => OfficeText>> = {
  'word/document.xml': readDocument,
  'xl/workbook.xml': readWorkbook,
  'ppt/presentation.xml': readPresentation,
};

/**
 * The text of a Word, Excel or PowerPoint file of 2007 and later, told by what is in it, not by its name.
 * @throws UnreadableFile
 */
export function readOffice(data: Uint8Array): OfficeText {
  const files = openOffice(data);
  const read = Object.entries(readers).find(([part]) => files.names.includes(part))?.[1];
  if (!read) throw new UnreadableFile('', 'unknown-type');
  const result = read(files);
  if (result.text.trim() === '') throw new UnreadableFile('', 'nothing-in-it');
  return result;
}
