/** Pictures as bytes and as pixels. What a camera marked to be turned is turned: pixels are as displayed. */

/** @throws when it is too large for the browser, or no picture */
export async function decode(blob: Blob): Promise<ImageBitmap | HTMLImageElement> {
  // A drawing has no pixels of its own, which a bitmap could be made of.
  if (blob.type !== 'image/svg+xml') return createImageBitmap(blob, { imageOrientation: 'from-image' });
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The picture as another type, at its own size. */
export async function encode(blob: Blob, type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  const picture = await decode(blob);
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  if (picture instanceof ImageBitmap) picture.close();
  return toBlob(canvas, type);
}

/** @throws when the canvas is larger than the browser can encode */
export function toBlob(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('the picture could not be encoded'))),
      type,
      quality,
    );
  });
}
