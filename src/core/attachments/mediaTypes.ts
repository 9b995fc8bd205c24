import { pictureTypes } from './pictureTypes.ts';

/** What is taken beside pictures, with the endings that its files bear; the first is the usual one. */
export const mediaTypes: Readonly<
  Record<string, { kind: 'video' | 'audio' | 'document'; extensions: readonly string[] }>
> = {
  'video/mp4': { kind: 'video', extensions: ['mp4', 'm4v'] },
  'video/quicktime': { kind: 'video', extensions: ['mov'] },
  'video/webm': { kind: 'video', extensions: ['webm'] },
  'video/x-matroska': { kind: 'video', extensions: ['mkv'] },
  'video/x-msvideo': { kind: 'video', extensions: ['avi'] },
  'audio/wav': { kind: 'audio', extensions: ['wav'] },
  'audio/mpeg': { kind: 'audio', extensions: ['mp3'] },
  'audio/mp4': { kind: 'audio', extensions: ['m4a'] },
  'audio/aac': { kind: 'audio', extensions: ['aac'] },
  'audio/amr': { kind: 'audio', extensions: ['amr'] },
  'audio/flac': { kind: 'audio', extensions: ['flac'] },
  'audio/ogg': { kind: 'audio', extensions: ['ogg', 'oga'] },
  'application/pdf': { kind: 'document', extensions: ['pdf'] },
};

/** How the file of such bytes is named in the store; `bin` where nothing is known of the type. */
export function extensionOf(mediaType: string): string {
  if (mediaType === 'text/plain') return 'txt';
  const picture = pictureTypes[mediaType as keyof typeof pictureTypes];
  return (picture ?? mediaTypes[mediaType])?.extensions[0] ?? 'bin';
}
