import type { MediaKind } from '../../provider/index.ts';
import type { Attachment, StoredBlob } from '../attachments/attachment.ts';
import { blobsFor, mayMix, type Taker, type Way, wayOf } from '../attachments/wayOf.ts';
import { picturesOfCalls } from './answerCall.ts';
import type { Turn } from './conversation.ts';

/** All that was attached to these turns, by the user and by tools, first to last. */
export function attachedIn(path: readonly Turn[]): readonly Attachment[] {
  return path.flatMap(turn => (turn.role === 'user' ? turn.attachments : picturesOfCalls(turn.calls)));
}

export interface NotSent {
  attachment: Attachment;
  /** `mixing`: it may not stand beside what came later. */
  why: 'refused' | 'mixing';
  /** Of the last question: the user waits for an answer about it. */
  isLast: boolean;
}

export interface SendingPlan {
  wayOf(attachment: Attachment): Way;
  /** What goes along in words only. */
  notSent: readonly NotSent[];
  /** The stored bytes that the request is made of, each once. */
  blobs: readonly StoredBlob[];
}

/**
 * How each attachment of a conversation goes into one request. Where kinds may not stand together the later ones win:
 * a rule that covers the whole history must not end a conversation.
 */
export function planSending(path: readonly Turn[], taker: Taker): SendingPlan {
  const ways = new Map<Attachment, Way>();
  const notSent: NotSent[] = [];
  const blobs = new Map<string, StoredBlob>();
  let kinds: ReadonlySet<MediaKind> = new Set();
  const last = path.findLast(turn => turn.role === 'user');
  for (const turn of path.toReversed()) {
    for (const attachment of attachedIn([turn])) {
      let way = wayOf(attachment, taker);
      let why: NotSent['why'] = 'refused';
      if (way.as !== 'text' && way.as !== 'nothing') {
        const together = new Set([...kinds, way.kind]);
        if (mayMix(together, taker)) kinds = together;
        else {
          why = 'mixing';
          way = { as: 'nothing', kind: way.kind, why: 'endpoint' };
        }
      }
      if (way.as === 'nothing') notSent.unshift({ attachment, why, isLast: turn === last });
      for (const blob of blobsFor(attachment, way)) blobs.set(blob.hash, blob);
      ways.set(attachment, way);
    }
  }
  return {
    wayOf: attachment => ways.get(attachment) ?? wayOf(attachment, taker),
    notSent,
    blobs: [...blobs.values()],
  };
}
