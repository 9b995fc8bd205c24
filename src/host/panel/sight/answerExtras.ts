import type { ConversationRecord, WebSource } from '../../../core/conversation/index.ts';
import type { WebSearchResult } from '../../../provider/index.ts';
import type { Log } from '../../log.ts';
import type { PictureStore } from '../../storage/index.ts';
import { SpokenSound } from './spokenSound.ts';

export interface AnswerExtrasOptions {
  turnId: string;
  pictures: PictureStore;
  services: { log: Log };
  record(record: ConversationRecord): void;
}

/** What an answer brings beside its words: speech, gathered and stored at its end, and pages of the web. */
export class AnswerExtras {
  readonly #options: AnswerExtrasOptions;
  readonly #spoken = new SpokenSound();
  readonly #sources: WebSource[] = [];

  constructor(options: AnswerExtrasOptions) {
    this.#options = options;
  }

  sound(base64: string): void {
    this.#spoken.add(base64);
  }

  sources(results: readonly WebSearchResult[]): void {
    for (const { title, url, content, source, publishedAt, reference } of results) {
      // Some endpoints send the whole list with every chunk.
      if (this.#sources.some(known => known.url === url && known.reference === reference)) continue;
      this.#sources.push({
        title,
        url,
        ...(content !== undefined && { content }),
        ...(source !== undefined && { publisher: source }),
        ...(publishedAt !== undefined && { publishedAt }),
        ...(reference !== undefined && { reference }),
      });
    }
    const { turnId, record } = this.#options;
    record({ record: 'sources', turnId, sources: [...this.#sources] });
  }

  /** Stores what was said, also of an answer that was cut off. Never rejects: the words are there all the same. */
  async finish(): Promise<void> {
    const { turnId, pictures, services, record } = this.#options;
    const file = this.#spoken.file();
    if (!file) return;
    try {
      const { hash, bytes } = await pictures.addBytes(file.data, file.mediaType);
      const { mediaType, durationMs } = file;
      const sound = { hash, mediaType, bytes, ...(durationMs !== undefined && { durationMs }) };
      record({ record: 'sound', turnId, sound });
    } catch (error) {
      services.log.error(`the speech of an answer could not be stored: ${String(error)}`);
    }
  }
}
