import { inspectPicture, type Picture, picturePart } from '../../../core/attachments/index.ts';
import type { Pictures } from '../../../core/prompts/tellPrompt.ts';
import type { ContentPart } from '../../../provider/index.ts';
import { isCancelled } from '../../cancellation.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';

interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Around what was pointed at, so that one sees where it belongs. Pixels of the pictures. */
const margin = 24;
const leastSide = 8;

/** The screenshot and the page as it now looks, whole and in pieces. What is not known is left out. */
export class PictureParts {
  readonly #services: Services;
  readonly #original: Picture | undefined;
  readonly #rendering: Picture | undefined;

  private constructor(services: Services, original: Picture | undefined, rendering: Picture | undefined) {
    this.#services = services;
    this.#original = original;
    this.#rendering = rendering;
  }

  /** A page that cannot be drawn now, as in a tab that is hidden, is told about without its picture. */
  static async of(page: Page, services: Services, signal: AbortSignal): Promise<PictureParts> {
    let rendering: Picture | undefined;
    try {
      const { data } = await page.render(page.html, signal);
      rendering = inspectPicture(data, 'page.png');
    } catch (error) {
      if (isCancelled(error) || signal.aborted) throw error;
      services.log.warn(`page not drawn for a wish: ${String(error)}`);
    }
    return new PictureParts(services, page.picture, rendering);
  }

  get whole(): Pictures {
    return {
      ...(this.#original ? { original: picturePart(this.#original) } : {}),
      ...(this.#rendering ? { rendering: picturePart(this.#rendering) } : {}),
    };
  }

  /** The piece of each around a box, at full size; absent where the box lies outside of it. */
  async around(box: PixelBox): Promise<Pictures> {
    const [original, rendering] = await Promise.all([
      this.#piece(this.#original, box),
      this.#piece(this.#rendering, box),
    ]);
    return { ...(original ? { original } : {}), ...(rendering ? { rendering } : {}) };
  }

  async #piece(picture: Picture | undefined, box: PixelBox): Promise<ContentPart | undefined> {
    if (!picture) return undefined;
    const { width, height } = picture;
    const left = Math.max(0, box.x - margin);
    const top = Math.max(0, box.y - margin);
    const right = Math.min(width, box.x + box.width + margin);
    const bottom = Math.min(height, box.y + box.height + margin);
    if (right - left < leastSide || bottom - top < leastSide) return undefined;
    const part = { left: left / width, top: top / height, right: right / width, bottom: bottom / height };
    return picturePart(await this.#services.pictures.crop(picture, part, picture.name));
  }
}
