/** What a paste could have been besides text: offered, never done unasked. */
import { pictureTypes } from '../../../core/attachments/pictureTypes.ts';

export interface PasteOffer {
  readonly kind: 'text' | 'address';
  readonly text: string;
  /** It stands nowhere in the message. */
  readonly isDropped?: boolean;
}

/** From here on a text is easier to handle as an attachment than in the message. */
const longText = { characters: 4000, lines: 60 };
const linked = new Set([...Object.values(pictureTypes).flatMap(type => type.extensions), 'pdf', 'mp4', 'mov', 'webm']);

export function pasteOffer(text: string): PasteOffer | undefined {
  if (text.length > longText.characters || text.split('\n').length > longText.lines) return { kind: 'text', text };
  const address = text.trim();
  if (/\s/.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, pathname } = new URL(address);
  const ending = /\.(\w+)$/.exec(pathname)?.[1]?.toLowerCase() ?? '';
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && linked.has(ending) ? { kind: 'address', text } : undefined;
}
