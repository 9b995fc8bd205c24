import type { ConversationRecord, Piece, ProgressRecord } from '../../core/conversation/index.ts';
import { JsonLinesFile } from './jsonLinesFile.ts';

/** How much of a streaming answer may be lost when the window dies: the time between two checkpoints. */
const checkpointMs = 400;

/**
 * Appends a conversation's records to its file. Turns and ends of answers are written at once; the pieces of a
 * streaming answer are gathered and written a few times a second.
 */
export class ConversationWriter {
  readonly #file: JsonLinesFile;
  readonly #failed: (error: unknown) => void;
  #header: ConversationRecord | undefined;
  #progress: ProgressRecord | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `failed` hears of checkpoints that could not be written; every other failure rejects its own `append`.
   * `header` begins a new file, or a newer version's part of one, with the first record and not before.
   */
  constructor(path: string, failed: (error: unknown) => void, header?: ConversationRecord) {
    this.#file = new JsonLinesFile(path);
    this.#failed = failed;
    this.#header = header;
  }

  /**
   * Resolves when the record is on disk; what was gathered goes before it.
   * @throws the system's error; the record is kept and goes out with the next.
   */
  append(record: ConversationRecord): Promise<void> {
    this.#checkpoint();
    if (this.#header) {
      // Where this fails the line is kept, and the record's own append tries both again and tells.
      this.#file.append(this.#header).catch(() => undefined);
      this.#header = undefined;
    }
    return this.#file.append(record, { sync: true });
  }

  progress(record: ProgressRecord): void {
    if (this.#progress && this.#progress.turnId !== record.turnId) this.#checkpoint();
    this.#progress = this.#progress ? joined(this.#progress, record) : record;
    this.#timer ??= setTimeout(() => this.#checkpoint(), checkpointMs);
  }

  /** Writes all that is gathered or failed before. @throws the system's error */
  async flush(): Promise<void> {
    this.#checkpoint();
    await this.#file.flush();
  }

  #checkpoint(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#progress) return;
    const record = this.#progress;
    this.#progress = undefined;
    this.#file.append(record).catch(this.#failed);
  }
}

function joined(before: ProgressRecord, after: ProgressRecord): ProgressRecord {
  const reasoning = joinedPieces(before.reasoning, after.reasoning);
  const text = joinedPieces(before.text, after.text);
  return { ...before, ...after, ...(reasoning && { reasoning }), ...(text && { text }) };
}

function joinedPieces(before: Piece | undefined, after: Piece | undefined): Piece | undefined {
  return before && after ? { from: before.from, add: before.add + after.add } : (after ?? before);
}
