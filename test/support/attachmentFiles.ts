// Small files of each kind that can be attached, made when they are needed: what is in them is known to the byte.
import { strToU8, zipSync } from 'fflate';

export type Rgb = readonly [red: number, green: number, blue: number];

/** A PDF of plain pages of 200 × 100 points, one colour each. `encrypted`: says that it wants a password. */
export function pdf(pages: readonly Rgb[], { encrypted = false } = {}): Uint8Array<ArrayBuffer> {
  const bodies: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ')}] >>`,
  ];
  for (const [index, colour] of pages.entries()) {
    const content = `${colour.map(part => (part / 255).toFixed(4)).join(' ')} rg 0 0 200 100 re f`;
    bodies.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents ${4 + index * 2} 0 R >>`);
    bodies.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  if (encrypted) {
    const secret = '00'.repeat(32);
    bodies.push(`<< /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -4 >>`);
  }
  let text = '%PDF-1.4\n';
  const places = bodies.map((body, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const entries = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const lock = encrypted ? ` /Encrypt ${bodies.length} 0 R /ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>]` : '';
  text += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** A tone, 16 bits at 8 kHz. */
export function wav(durationMs: number): Uint8Array<ArrayBuffer> {
  const samples = Math.round(durationMs * 8);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(8000, 24);
  file.writeUInt32LE(16_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++) file.writeInt16LE(Math.round(8000 * Math.sin(at / 3)), 44 + at * 2);
  return new Uint8Array(file);
}

function zip(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries)));
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** @param body of `word/document.xml` */
export function docx(body: string, others: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`,
    ...others,
  });
}

/** One sheet. @param rows the `<row>` elements */
export function xlsx(
  rows: string,
  { strings = [], formats = '' }: { strings?: readonly string[]; formats?: string } = {},
): Uint8Array<ArrayBuffer> {
  const shared = strings.map(text => `<si><t>${text}</t></si>`).join('');
  return zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="Stock" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
    'xl/styles.xml': `<styleSheet>${formats}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

/** @param slides the paragraphs of each, in the order in which they are shown; stored in the other order */
export function pptx(slides: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const last = slides.length;
  const ids = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`).join('');
  const links = slides.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Target="slides/slide${last - index}.xml"/>`,
  );
  const parts = slides.map((lines, index) => {
    const text = lines.map(line => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('');
    return [`ppt/slides/slide${last - index}.xml`, `<p:sld><p:txBody>${text}</p:txBody></p:sld>`];
  });
  return zip({
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': `<p:presentation xmlns:r="${office}"><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    ...Object.fromEntries(parts),
  });
}

/** The same film in the general form of its family (Matroska, of which WebM is a part), which more endpoints take. */
export function matroska(webm: Buffer): Buffer {
  const name = Buffer.from('matroska');
  const at = webm.indexOf('webm');
  const head = Buffer.from(webm.subarray(0, at));
  const more = name.length - 'webm'.length;
  // Sizes of one byte: of the header, behind its four bytes, and of the name, in front of it.
  head.writeUInt8(head.readUInt8(4) + more, 4);
  head.writeUInt8(head.readUInt8(at - 1) + more, at - 1);
  return Buffer.concat([head, name, webm.subarray(at + 'webm'.length)]);
}
