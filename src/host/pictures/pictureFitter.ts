import { type Picture, type PictureRule, UnreadablePicture } from '../../core/attachments/index.ts';
import type { Box } from '../../core/vision/index.ts';
import { type ChatMessage, type ContentPart, GlmError, mediaRuleOf } from '../../provider/index.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { CodecFiles } from './codecFiles.ts';
import type { FittedPicture } from './codecMessages.ts';
import { describeFit } from './describeFit.ts';
import { describePictureProblem } from './describePictureProblem.ts';
import { FittedCache } from './fittedCache.ts';
import { PictureCodec } from './pictureCodec.ts';

export interface FittedMessages {
  messages: readonly ChatMessage[];
  /** What was done to the pictures of the last message, in the user's language. */
  notices: readonly string[];
}

export interface FitOptions {
  signal?: AbortSignal;
  tolerant?: boolean;
}

/**
 * Makes the pictures of a request what its endpoint and model take: at the last moment, since a conversation may go to
 * another endpoint with its next turn. What is stored stays as it was attached.
 */
export class PictureFitter {
  /** For documents, which need the same thread and are no pictures yet. */
  readonly codec: PictureCodec;
  readonly #cache = new FittedCache();

  constructor(files: CodecFiles) {
    this.codec = new PictureCodec(files);
  }

  /**
   * A picture of an earlier message that cannot be read is replaced by a sentence: it must not fail every turn to come.
   * @param options.tolerant one of the last message too, with a notice: for callers whose history keeps it
   * @throws GlmError `unsupported-input` for one of the last message, or the signal's reason
   */
  async fitMessages(
    messages: readonly ChatMessage[],
    choice: ModelChoice,
    { signal, tolerant = false }: FitOptions = {},
  ): Promise<FittedMessages> {
    const rule = mediaRuleOf('image', choice.endpoint, choice.model.id);
    // The provider says what is wrong, before a byte is sent.
    const useless = !rule?.data || !rule.mediaTypes.some(type => type === 'image/png' || type === 'image/jpeg');
    if (useless) return { messages, notices: [] };
    const notices: string[] = [];
    const fitted: ChatMessage[] = [];
    for (const [index, message] of messages.entries()) {
      const isLast = index === messages.length - 1;
      if (typeof message.content === 'string' || (message.role !== 'user' && message.role !== 'tool')) {
        fitted.push(message);
        continue;
      }
      const parts: ContentPart[] = [];
      for (const part of message.content) {
        const { part: sent, notice } = await this.#fitPart(part, rule, isLast && !tolerant, signal);
        parts.push(sent);
        if (isLast && notice !== undefined) notices.push(notice);
      }
      fitted.push({ ...message, content: parts });
    }
    return { messages: fitted, notices };
  }

  /**
   * The picture in a type that a web page can show, at its full size.
   * @throws UnreadablePicture
   */
  async viewable(picture: Picture): Promise<Picture> {
    if (picture.mediaType !== 'image/tiff') return picture;
    const { data, mediaType, width, height } = await this.#fit(picture.data, picture.name, {
      mediaTypes: ['image/png'],
    });
    return { name: picture.name, data, mediaType, width, height };
  }

  /**
   * A part of the picture without loss, at its full size or so many times as large.
   * @throws UnreadablePicture
   */
  async crop(
    picture: Picture,
    part: Box,
    name: string,
    { zoom, signal }: { zoom?: number; signal?: AbortSignal } = {},
  ): Promise<Picture> {
    const { data, mediaType, width, height } = await this.codec.fit(
      picture.data,
      picture.name,
      { mediaTypes: ['image/png'] },
      signal,
      part,
      zoom,
    );
    return { name, data, mediaType, width, height };
  }

  /**
   * Finds out, while a picture is attached, whether it can be sent; what comes of it is kept for the sending.
   * @throws UnreadablePicture
   */
  async prepare(picture: Picture, choice: ModelChoice | undefined): Promise<void> {
    const rule = choice && mediaRuleOf('image', choice.endpoint, choice.model.id);
    await this.#fit(picture.data, picture.name, rule ?? { mediaTypes: ['image/png', 'image/jpeg'] });
  }

  dispose(): void {
    this.codec.dispose();
  }

  async #fitPart(
    part: ContentPart,
    rule: PictureRule,
    strict: boolean,
    signal: AbortSignal | undefined,
  ): Promise<{ part: ContentPart; notice?: string }> {
    if (part.type !== 'image' || !('data' in part.source)) return { part };
    const name = part.name ?? 'picture';
    try {
      const fitted = await this.#fit(part.source.data, name, rule, signal);
      const notice = describeFit(name, fitted);
      const source = { data: fitted.data, mediaType: fitted.mediaType };
      return { part: { ...part, source }, ...(notice !== undefined && { notice }) };
    } catch (error) {
      if (!(error instanceof UnreadablePicture)) throw error;
      if (strict) throw new GlmError('unsupported-input', describePictureProblem(error, name), { cause: error });
      const text = `[The image ${JSON.stringify(name)} cannot be read.]`;
      return { part: { type: 'text', text }, notice: describePictureProblem(error, name) };
    }
  }

  async #fit(data: Uint8Array, name: string, rule: PictureRule, signal?: AbortSignal): Promise<FittedPicture> {
    const key = await this.#cache.keyOf(data, rule);
    const known = this.#cache.get(key);
    if (known) return known;
    const fitted = await this.codec.fit(data, name, rule, signal);
    this.#cache.set(key, fitted);
    return fitted;
  }
}
