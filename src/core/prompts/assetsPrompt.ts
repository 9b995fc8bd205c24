import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { Coordinates } from '../vision/index.ts';

export interface AssetsInput {
  /** The screenshot as a piece of the message. */
  picture: ContentPart;
  /** Its size in pixels. */
  width: number;
  height: number;
  /** In what the model counts. */
  coordinates: Coordinates;
  /** Names of the placeholders that the page has for pictures. */
  placeholders: readonly string[];
  /** The user's language as a BCP 47 tag. */
  locale: string;
}

/** The same for every picture, byte for byte, so that endpoints can keep it in their cache. */
const role = [
  'You find the pictures within a screenshot: what no style sheet can draw. They are cut out of it and put into the page that is rebuilt from it.',
  '',
  '- photo, illustration, avatar (a picture that stands for a person), logo (of a brand, with its lettering where that is drawn), icon (a small sign).',
  '- One box for each, as tight as it goes: from its first pixel to its last, without caption, frame and shadow. Where text lies over a photo, the photo is one box all the same.',
  '- Not texts, buttons, fields, charts, lines and areas of one colour; not the screenshot as a whole; nothing twice.',
  '',
  'Reply with one JSON list and nothing else, no fence and no talk:',
  '[{"box":[x1,y1,x2,y2],"kind":"photo","alt":"…","name":"…"}]',
  '- box: left, top, right and bottom, in thousandths of the width and of the height of the screenshot, from its top left corner.',
  '- kind: photo, illustration, avatar, logo or icon.',
  '- alt: what there is to see, in a few words of the language that the screenshot is in; empty for what only decorates.',
  '- name: one to three English words with hyphens, for a file.',
  'An empty list where there is no picture.',
].join('\n');

/** Asks for the places of photos, logos and icons, for `readAssets`. */
export function assetsPrompt(input: AssetsInput): ChatMessage[] {
  return [
    { role: 'system', content: role },
    { role: 'user', content: [input.picture, { type: 'text', text: request(input) }] },
  ];
}

/** Sent once after an answer that was no list. */
export function repairAssetsPrompt(): ChatMessage {
  return { role: 'user', content: 'That was not the JSON list asked for. Send the list, valid, and nothing else.' };
}

function request({ width, height, coordinates, placeholders, locale }: AssetsInput): string {
  const names = placeholders.join(', ');
  const inPixels = coordinates === 'pixels';
  const lines = /^zh\b/i.test(locale)
    ? [
        `请找出这张 ${width} × ${height} 像素的截图里的照片、插图、头像、标志和图标。`,
        inPixels && '坐标请用图片的像素。',
        names && `页面里已有这些图片的占位：${names}。属于某个占位的图片，请用它的名称。`,
      ]
    : [
        `Find the photos, illustrations, avatars, logos and icons in this screenshot of ${width} × ${height} pixels.`,
        inPixels && 'Count in pixels of the picture.',
        names &&
          `The page has placeholders for these: ${names}. A picture that belongs into one of them gets its name.`,
      ];
  return lines.filter(Boolean).join('\n');
}
