import type { MediaKind, MediaRule } from '../../provider/index.ts';
import type { Attachment, DocumentAttachment, StoredBlob, VideoAttachment } from './attachment.ts';

/** What an endpoint and a model take together. */
export interface Taker {
  input: readonly ('text' | MediaKind)[];
  /** The endpoint's, with what is special about the model. */
  rules: Partial<Record<MediaKind, MediaRule>>;
  /** Kinds that may stand together in one request; absent: any. */
  mixing?: readonly (readonly MediaKind[])[];
  /** Kinds that may stand together in one message; absent: any number. */
  maxKindsPerMessage?: number;
}

export type Refusal =
  /** The endpoint has no part for this kind. */
  | 'endpoint'
  /** The endpoint has, the model does not take it. */
  | 'model'
  | 'address-only'
  | 'bytes-only'
  | 'type'
  | 'size'
  /** More pictures than one request may hold. */
  | 'count'
  /** No frame or page was made of it. */
  | 'no-pictures';

/** How an attachment is sent. `kind` is what it is to the endpoint. */
export type Way =
  | { as: 'text' }
  | { as: 'bytes'; kind: MediaKind }
  | { as: 'address'; kind: MediaKind; url: string }
  | { as: 'frames' | 'pages'; kind: 'image' }
  | { as: 'nothing'; kind: MediaKind; why: Refusal; limit?: number };

export function wayOf(attachment: Attachment, taker: Taker): Way {
  switch (attachment.kind) {
    case 'text':
      return { as: 'text' };
    case 'image': {
      const taken = takes('image', taker);
      if (!('rule' in taken)) return taken;
      if (taken.rule.data) return { as: 'bytes', kind: 'image' };
      if (taken.rule.url && attachment.url !== undefined) return { as: 'address', kind: 'image', url: attachment.url };
      return { as: 'nothing', kind: 'image', why: 'address-only' };
    }
    case 'audio':
      return asBytes(attachment, 'audio', taker);
    case 'video':
      return videoWay(attachment, taker);
    case 'document':
      return documentWay(attachment, taker);
  }
}

/** The stored bytes that this way needs. */
export function blobsFor(attachment: Attachment, way: Way): readonly StoredBlob[] {
  if (way.as === 'nothing' || way.as === 'address') return [];
  if (attachment.kind === 'video') {
    if (way.as === 'frames') return attachment.frames;
    return 'hash' in attachment.source ? [attachment.source] : [];
  }
  return attachment.kind === 'document' ? attachment.pages : [attachment];
}

function videoWay({ source, frames }: VideoAttachment, taker: Taker): Way {
  if ('url' in source) return asAddress(source.url, 'video', taker);
  const whole = asBytes(source, 'video', taker);
  if (whole.as === 'bytes') return whole;
  const pictures = asPictures('frames', frames.length, taker);
  // Where neither goes, what is said is why the film itself does not.
  return pictures.as === 'nothing' && pictures.why !== 'count' ? whole : pictures;
}

function documentWay({ source, pages }: DocumentAttachment, taker: Taker): Way {
  return 'url' in source ? asAddress(source.url, 'file', taker) : asPictures('pages', pages.length, taker);
}

function asAddress(url: string, kind: MediaKind, taker: Taker): Way {
  const taken = takes(kind, taker);
  if (!('rule' in taken)) return taken;
  return taken.rule.url ? { as: 'address', kind, url } : { as: 'nothing', kind, why: 'bytes-only' };
}

function asBytes({ mediaType, bytes }: StoredBlob, kind: MediaKind, taker: Taker): Way {
  const taken = takes(kind, taker);
  if (!('rule' in taken)) return taken;
  const { data, mediaTypes, maxBytes } = taken.rule;
  if (!data) return { as: 'nothing', kind, why: 'address-only' };
  if (!mediaTypes.includes(mediaType)) return { as: 'nothing', kind, why: 'type' };
  if (maxBytes !== undefined && bytes > maxBytes) return { as: 'nothing', kind, why: 'size', limit: maxBytes };
  return { as: 'bytes', kind };
}

function asPictures(as: 'frames' | 'pages', count: number, taker: Taker): Way {
  const taken = takes('image', taker);
  if (!('rule' in taken)) return taken;
  if (!taken.rule.data) return { as: 'nothing', kind: 'image', why: 'address-only' };
  if (count === 0) return { as: 'nothing', kind: 'image', why: 'no-pictures' };
  const { maxCount } = taken.rule;
  if (maxCount !== undefined && count > maxCount) {
    return { as: 'nothing', kind: 'image', why: 'count', limit: maxCount };
  }
  return { as, kind: 'image' };
}

function takes(kind: MediaKind, { input, rules }: Taker): { rule: MediaRule } | (Way & { as: 'nothing' }) {
  const rule = rules[kind];
  if (!rule) return { as: 'nothing', kind, why: 'endpoint' };
  return input.includes(kind) ? { rule } : { as: 'nothing', kind, why: 'model' };
}

/** Whether these kinds may stand in one request. */
export function mayMix(kinds: ReadonlySet<MediaKind>, { mixing }: Taker): boolean {
  return kinds.size < 2 || !mixing || mixing.some(together => [...kinds].every(kind => together.includes(kind)));
}
