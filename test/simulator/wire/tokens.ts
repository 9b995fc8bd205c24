import type { Received } from '../reading/received.ts';
import type { PictureFacts } from '../vision/pictureFacts.ts';

/** A rough count that grows with the text: four Latin characters or one and a half Chinese ones make a token. */
export function textTokens(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return Math.ceil((text.length - han) / 4 + han / 1.5);
}

const factor = 28;
const maxPixels = 9_633_792;
const minPixels = 12_544;

/** Tokens of one picture by the published GLM-4.6V processor: 14-pixel patches, merged two by two, two frames. */
export function pictureTokens(picture: Pick<PictureFacts, 'width' | 'height'>): number {
  let { width, height } = picture;
  if (width === 0 || height === 0) return 0;
  const grow = Math.max(1, factor / Math.min(width, height));
  width *= grow;
  height *= grow;
  const scaled = (value: number, by: number, round: (n: number) => number) =>
    Math.max(factor, round((value * by) / factor) * factor);
  let w = scaled(width, 1, Math.round);
  let h = scaled(height, 1, Math.round);
  if (2 * h * w > maxPixels) {
    const shrink = Math.sqrt(maxPixels / (2 * height * width));
    w = scaled(width, shrink, Math.floor);
    h = scaled(height, shrink, Math.floor);
  } else if (2 * h * w < minPixels) {
    const enlarge = Math.sqrt(minPixels / (2 * height * width));
    w = scaled(width, enlarge, Math.ceil);
    h = scaled(height, enlarge, Math.ceil);
  }
  return (h / factor) * (w / factor) + 2;
}

export interface Tokens {
  prompt: number;
  promptText: number;
  promptPictures: number;
  promptSound: number;
  cached: number;
  reasoning: number;
  content: number;
}

/** 25 a second, as DashScope counts sound. */
export function soundTokens(seconds: number): number {
  return Math.ceil(seconds * 25);
}

export function promptTokens(received: Received): { text: number; pictures: number; sound: number } {
  const perMessage = 4;
  const tools = Array.isArray(received.body.tools) ? textTokens(JSON.stringify(received.body.tools)) : 0;
  const text = received.messages.reduce((sum, message) => sum + textTokens(message.text) + perMessage, 0) + tools;
  const pictures = received.pictures.reduce((sum, picture) => sum + pictureTokens(picture), 0);
  const sound = received.attachments.reduce(
    (sum, { kind, seconds = 0 }) => sum + (kind === 'audio' ? soundTokens(seconds) : 0),
    0,
  );
  return { text, pictures, sound };
}

/** Cuts a text into pieces of about `size` tokens; never inside a surrogate pair. */
export function pieces(text: string, size: number): string[] {
  const out: string[] = [];
  let piece = '';
  let weight = 0;
  for (const char of text) {
    piece += char;
    weight += char > '\u2e7f' ? 1 / 1.5 : 1 / 4;
    if (weight >= size) {
      out.push(piece);
      piece = '';
      weight = 0;
    }
  }
  if (piece !== '') out.push(piece);
  return out;
}
