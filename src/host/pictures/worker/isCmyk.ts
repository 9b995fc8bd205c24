import { jpegSegments } from '../../../core/attachments/metadata/jpegSegments.ts';

/** Whether a JPEG has four colour components, which is what printers' pictures have. */
export function isCmyk(data: Uint8Array): boolean {
  for (const { marker, start } of jpegSegments(data)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return data[start + 5] === 4;
  }
  return false;
}
