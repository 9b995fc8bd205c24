/** Which picture a text speaks of, where it speaks of several. */

export interface PictureMention {
  readonly at: number;
  /** From 0. */
  readonly picture: number;
}

const hanNumbers = '一二三四五六七八九十';
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const noun = '(?:image|picture|photo|screenshot|figure|img|pic)';
const anyNumbered = [
  String.raw`\b${noun}(?:_?(?:index|id|no))?["'\s_:#-]{0,4}(\d{1,2})\b`,
  String.raw`\b(${ordinals.join('|')}|\d{1,2}(?:st|nd|rd|th)) ${noun}\b`,
  String.raw`(?:图片|图像|照片|截图|图)\s?(\d{1,2}|[${hanNumbers}])(?!\d)`,
  String.raw`第\s?(\d{1,2}|[${hanNumbers}])\s?[张幅个]`,
].join('|');
const numbered = new RegExp(anyNumbered, 'gi');
const alone = new RegExp(
  String.raw`^[\s,，、;；&(（–—-]*(?:(?:and|in|和|与|在)\s*)?(?:${anyNumbered})[\s:：)）]*$`,
  'i',
);

/** It says which picture is meant, and nothing of what is there. */
export const isPictureAlone = (words: string): boolean => alone.test(words);

/** In the order of the text. @param names of the pictures, in their order */
export function pictureMentions(text: string, names: readonly string[]): PictureMention[] {
  if (names.length < 2) return [];
  const found: PictureMention[] = [];
  for (const match of text.matchAll(numbered)) {
    const picture = numberOf((match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').toLowerCase()) - 1;
    if (picture >= 0 && picture < names.length) found.push({ at: match.index, picture });
  }
  const lower = text.toLowerCase();
  for (const [picture, name] of names.entries()) {
    const wanted = name.toLowerCase();
    // Two pictures of one name: it tells neither.
    if (wanted === '' || names.filter(other => other.toLowerCase() === wanted).length > 1) continue;
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
      found.push({ at, picture });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function numberOf(text: string): number {
  const number = Number.parseInt(text, 10);
  if (!Number.isNaN(number)) return number;
  const ordinal = ordinals.indexOf(text);
  return (ordinal >= 0 ? ordinal : hanNumbers.indexOf(text)) + 1;
}
