import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { UnreadableFile } from '../../../core/attachments/index.ts';
import type { DrawnPage, DrawnPages } from '../codecMessages.ts';
import { encodeWithin } from './encodeWithin.ts';
import { isDrawn, pixelsOf } from './pixels.ts';
import { wasmModule } from './wasmModules.ts';

/** Small print can still be read by a model, and a page of A4 has 1240 × 1754 pixels. */
const dotsPerInch = 150;
const pointsPerInch = 72;
/** Pixels of the longer side: a poster is drawn smaller. */
const maxSide = 4096;

let library: Promise<PDFiumLibrary> | undefined;

/**
 * Pages of a PDF as pictures, as they would be printed: without loss where they are drawn, as JPEG where they are
 * photographs.
 * @param wanted from 1, or how many of the first
 * @throws UnreadableFile
 */
export async function drawPages(
  data: Uint8Array<ArrayBuffer>,
  wanted: readonly number[] | { first: number },
): Promise<DrawnPages> {
  library ??= load();
  const document = await open(await library, data);
  try {
    const pageCount = document.getPageCount();
    const numbers =
      'first' in wanted
        ? Array.from({ length: Math.min(pageCount, wanted.first) }, (_, index) => index + 1)
        : wanted.filter(page => page >= 1 && page <= pageCount);
    if (numbers.length === 0) throw new UnreadableFile('', 'nothing-in-it');
    const pages: DrawnPage[] = [];
    for (const page of numbers) pages.push(await drawPage(document, page));
    return { pageCount, pages };
  } finally {
    document.destroy();
  }
}

async function drawPage(document: PDFiumDocument, number: number): Promise<DrawnPage> {
  const page = document.getPage(number - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = Math.min(dotsPerInch / pointsPerInch, maxSide / Math.max(originalWidth, originalHeight));
  const { width, height, data } = await page.render({ scale, render: 'bitmap', renderFormFields: true });
  const pixels = pixelsOf(width, height, data);
  const rule = { mediaTypes: ['image/png', 'image/jpeg'] };
  const encoded = await encodeWithin(pixels, rule, isDrawn(pixels), 0);
  if (!encoded) throw new UnreadableFile('', 'damaged');
  return { page: number, ...encoded };
}

async function load(): Promise<PDFiumLibrary> {
  const module = await wasmModule('pdfium');
  return PDFiumLibrary.init({
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
}

async function open(pdfium: PDFiumLibrary, data: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await pdfium.loadDocument(data);
  } catch (error) {
    // The library has no codes, only words.
    const isLocked = error instanceof Error && /password|security/i.test(error.message);
    throw new UnreadableFile('', isLocked ? 'encrypted' : 'damaged');
  }
}
