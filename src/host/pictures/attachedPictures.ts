import { createHash } from 'node:crypto';
import { inspectPicture, type Picture } from '../../core/attachments/index.ts';

/** Bytes of all that are remembered. Each request of a conversation brings its pictures again, so little is lost. */
const maxBytes = 128 * 2 ** 20;
const prefix = 'attachment:';

/** What is known of a picture beside its pixels. */
export interface AttachedPicture {
  picture: Picture;
  /** Of the endpoint that it was on its way to when it came by. */
  endpointId: string;
}

/**
 * Pictures of the user that a model without eyes was handed: it gets an id instead, and a tool finds the picture by it.
 * In memory only, oldest forgotten first.
 */
export class AttachedPictures {
  readonly #byId = new Map<string, AttachedPicture>();
  #bytes = 0;

  /** @returns `attachment:` and the begin of the bytes' hash, so that a picture keeps its id @throws UnreadablePicture */
  remember(data: Uint8Array, endpointId: string): { id: string; picture: Picture } {
    const id = `${prefix}${createHash('sha256').update(data).digest('hex').slice(0, 8)}`;
    const known = this.#byId.get(id);
    const picture = known?.picture ?? inspectPicture(data, id);
    if (known) this.#forget(id);
    this.#byId.set(id, { picture, endpointId });
    this.#bytes += picture.data.length;
    for (const [oldest] of this.#byId) {
      if (this.#bytes <= maxBytes || oldest === id) break;
      this.#forget(oldest);
    }
    return { id, picture };
  }

  recall(id: string): AttachedPicture | undefined {
    return this.#byId.get(id.trim());
  }

  #forget(id: string): void {
    this.#bytes -= this.#byId.get(id)?.picture.data.length ?? 0;
    this.#byId.delete(id);
  }
}

/** Whether a tool's argument names a picture of the conversation, known or not. */
export function isAttachmentId(named: string): boolean {
  return named.trim().startsWith(prefix);
}
