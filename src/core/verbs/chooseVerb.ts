import type { VerbName } from './verbNames.ts';

/** How many of each kind came with a message. What an editor attaches by itself is none of them. */
export interface AttachedKinds {
  pictures: number;
  videos: number;
  documents: number;
  /** Code, folders, texts, recordings: whatever is no material of a verb. */
  others: number;
}

/**
 * What a message means that has no words: by what is attached alone. `describe` is a plain answer about a picture;
 * nothing where the attachments do not tell. A message with words means what they say.
 */
export function chooseVerb({
  pictures,
  videos,
  documents,
  others,
}: AttachedKinds): Extract<VerbName, 'video' | 'doc' | 'compare'> | 'describe' | undefined {
  const kinds = [pictures, videos, documents, others].filter(count => count > 0).length;
  if (kinds !== 1) return undefined;
  if (videos === 1) return 'video';
  if (documents > 0) return 'doc';
  if (pictures === 2) return 'compare';
  return pictures > 0 ? 'describe' : undefined;
}
