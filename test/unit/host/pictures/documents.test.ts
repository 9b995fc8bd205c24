import assert from 'node:assert/strict';
import path from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { UnreadableFile, type UnreadableFileReason } from '../../../../src/core/attachments/index.ts';
import { sourceCodecFiles } from '../../../../src/host/pictures/codecFiles.ts';
import { PictureCodec } from '../../../../src/host/pictures/pictureCodec.ts';
import { docx, pdf, pptx, type Rgb, xlsx } from '../../../support/attachmentFiles.ts';

const red: Rgb = [200, 30, 30];
const green: Rgb = [20, 160, 60];
const blue: Rgb = [30, 60, 210];

describe('PictureCodec with documents', function () {
  this.timeout(30_000);
  let codec: PictureCodec;
  before(() => {
    codec = new PictureCodec(sourceCodecFiles(path.resolve(import.meta.dirname, '../../../..')));
  });
  after(() => codec.dispose());

  const refused = (work: Promise<unknown>, reason: UnreadableFileReason): Promise<void> =>
    assert.rejects(work, (error: unknown) => {
      assert.ok(error instanceof UnreadableFile, String(error));
      assert.deepEqual([error.reason, error.fileName], [reason, 'n']);
      return true;
    });

  it('draws the chosen pages of a PDF at 150 dots per inch, in their colours', async () => {
    const { pageCount, pages } = await codec.drawPages(pdf([red, green, blue]), 'n', [1, 3]);
    assert.equal(pageCount, 3);
    assert.deepEqual(
      pages.map(({ page }) => page),
      [1, 3],
    );
    for (const [index, colour] of [red, blue].entries()) {
      const drawn = pages[index];
      assert.ok(drawn);
      const { data, info } = await sharp(drawn.data).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      // 200 × 100 points.
      assert.deepEqual([info.width, info.height, drawn.width, drawn.height], [416, 208, 416, 208]);
      const middle = (104 * info.width + 208) * 3;
      assert.deepEqual([...data.subarray(middle, middle + 3)], [...colour]);
    }
  });

  it('draws the first pages where none are named, and no more than there are', async () => {
    const first = await codec.drawPages(pdf([red, green, blue]), 'n', { first: 2 });
    assert.deepEqual([first.pageCount, first.pages.length], [3, 2]);
    const all = await codec.drawPages(pdf([red]), 'n', { first: 10 });
    assert.deepEqual([all.pageCount, all.pages.length], [1, 1]);
  });

  it('says why a PDF cannot be read', async () => {
    await refused(codec.drawPages(pdf([red], { encrypted: true }), 'n', { first: 1 }), 'encrypted');
    await refused(codec.drawPages(new Uint8Array(Buffer.from('%PDF-1.7 and no more')), 'n', { first: 1 }), 'damaged');
    await refused(codec.drawPages(pdf([red]), 'n', [7]), 'nothing-in-it');
    // The thread is as good as new after that.
    assert.equal((await codec.drawPages(pdf([red]), 'n', { first: 1 })).pageCount, 1);
  });

  it('takes headings, lists, tables and breaks out of a Word document, and not what was deleted', async () => {
    const paragraph = (text: string, properties = ''): string =>
      `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const body = [
      paragraph('Report &amp; plan', '<w:pStyle w:val="Heading1"/>'),
      paragraph('第一段 text'),
      paragraph('one', '<w:numPr><w:ilvl w:val="0"/></w:numPr>'),
      paragraph('two', '<w:numPr><w:ilvl w:val="0"/></w:numPr>'),
      `<w:tbl><w:tr>${cell('Name')}${cell('a|b')}</w:tr><w:tr>${cell('x')}${cell('')}</w:tr></w:tbl>`,
      '<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:br/><w:t>below</w:t></w:r></w:p>',
      '<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>',
    ].join('');
    const result = await codec.readOffice(docx(body, { 'word/comments.xml': '<w:comments/>' }), 'n');
    assert.deepEqual(result, {
      text: [
        '# Report & plan',
        '第一段 text',
        '- one\n- two',
        '| Name | a\\|b |\n| --- | --- |\n| x |  |',
        'kept\nbelow',
      ].join('\n\n'),
      leftOut: ['pictures', 'comments'],
    });
  });

  it('takes values out of a workbook: shared and own strings, dates as dates, gaps as gaps', async () => {
    const formats =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const rows = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>When</t></is></c></row>',
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" s="1"><v>46347</v></c></row>',
      '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" s="3"><v>1.5</v></c><c r="C3" s="2"><v>46347.5</v></c></row>',
    ].join('');
    const result = await codec.readOffice(xlsx(rows, { strings: ['Name', '苹果'], formats }), 'n');
    assert.deepEqual(result, {
      text: [
        '## Stock',
        '',
        '| Name |  | When |',
        '| --- | --- | --- |',
        '| 苹果 | 2 | 2026-11-21 |',
        '| TRUE | 1.5 | 2026-11-21 12:00:00 |',
      ].join('\n'),
      leftOut: ['formulas'],
    });
  });

  it('takes the slides of a presentation in the order in which they are shown', async () => {
    const result = await codec.readOffice(pptx([['Hello', 'world'], ['The end']]), 'n');
    assert.deepEqual(result, { text: '## 1\n\nHello\n\nworld\n\n## 2\n\nThe end', leftOut: [] });
  });

  it('says why an Office file cannot be read', async () => {
    await refused(codec.readOffice(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'n'), 'damaged');
    await refused(codec.readOffice(new Uint8Array(zipSync({ 'a.txt': new Uint8Array(3) })), 'n'), 'unknown-type');
    await refused(codec.readOffice(docx('<w:p/>'), 'n'), 'nothing-in-it');
    // More than is unpacked, of nothing, in a few kilobytes.
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(101 * 1024 * 1024) }, { level: 1 });
    await refused(codec.readOffice(new Uint8Array(bomb), 'n'), 'too-large');
  });
});
