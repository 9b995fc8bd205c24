export type PictureMediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/webp'
  | 'image/gif'
  | 'image/bmp'
  | 'image/avif'
  | 'image/tiff'
  | 'image/svg+xml';

/** What is taken, with what is said of each: its name among people and the endings that its files bear. */
export const pictureTypes: Readonly<Record<PictureMediaType, { label: string; extensions: readonly string[] }>> = {
  'image/png': { label: 'PNG', extensions: ['png'] },
  'image/jpeg': { label: 'JPEG', extensions: ['jpg', 'jpeg'] },
  'image/webp': { label: 'WebP', extensions: ['webp'] },
  'image/gif': { label: 'GIF', extensions: ['gif'] },
  'image/bmp': { label: 'BMP', extensions: ['bmp'] },
  'image/avif': { label: 'AVIF', extensions: ['avif'] },
  'image/tiff': { label: 'TIFF', extensions: ['tif', 'tiff'] },
  'image/svg+xml': { label: 'SVG', extensions: ['svg'] },
};
