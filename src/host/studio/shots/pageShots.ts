import type { Picture } from '../../../core/attachments/index.ts';
import { pixelRatioOf } from '../../../core/studio/pixelRatio.ts';
import type { ShotRecord, ShotsRecord } from './shotRecord.ts';

/** A screenshot of a page. */
export interface Shot {
  readonly picture: Picture;
  /** In the page's own folder. */
  readonly file: string;
  /** What it shows, in the user's words; empty where nothing was said. */
  readonly label: string;
  /** Pixels to one CSS pixel of the page. */
  readonly pixelRatio: number;
}

/** The folder of the page. */
export interface ShotFiles {
  /** @returns undefined when it is not there, or no picture */
  read(record: ShotRecord): Promise<Picture | undefined>;
  /** @param number what its file is told apart by, from 1 @returns the file's name */
  write(picture: Picture, number: number): Promise<string>;
}

/** The screenshots of one page: the first is the page as it is opened, the others are states and widths of it. */
export class PageShots {
  #all: readonly Shot[];
  #shown: number;
  /** Those that are stored are read; never rejects, one that is gone is left out. */
  readonly ready: Promise<void>;

  readonly #files: ShotFiles;
  readonly #changed: () => void;

  /** @param changed called when another one is shown, or one is new or of another size */
  constructor(first: Picture | undefined, records: ShotsRecord, files: ShotFiles, changed: () => void) {
    this.#files = files;
    this.#changed = changed;
    const { picture: record, others = [], pixelRatio, shownShot = 0 } = records;
    this.#all =
      first && record ? [shotOf(first, { ...record, ...(pixelRatio === undefined ? {} : { pixelRatio }) })] : [];
    this.#shown = shownShot;
    this.ready = others.length === 0 ? Promise.resolve() : this.#readAll(others);
  }

  get all(): readonly Shot[] {
    return this.#all;
  }
  /** Counted from 0. */
  get shownIndex(): number {
    return this.#shown < this.#all.length ? this.#shown : 0;
  }
  /** The one that the page is compared with now. */
  get shown(): Shot | undefined {
    return this.#all[this.shownIndex];
  }

  show(index: number): void {
    if (index < 0 || index >= this.#all.length) return;
    this.#shown = index;
    this.#changed();
  }

  /** Of the one that is shown. */
  setPixelRatio(pixelRatio: number): void {
    const at = this.shownIndex;
    this.#all = this.#all.map((shot, index) => (index === at ? { ...shot, pixelRatio } : shot));
    this.#changed();
  }

  /** One more, or the first of a page that had none; it is shown from now on. @throws the system's error */
  async add(picture: Picture): Promise<void> {
    await this.ready;
    const file = await this.#files.write(picture, this.#all.length + 1);
    this.#all = [...this.#all, shotOf(picture, { name: picture.name, file })];
    this.show(this.#all.length - 1);
  }

  /** As they are stored. */
  get records(): ShotsRecord {
    const [first, ...others] = this.#all.map(recordOf);
    return {
      ...(first ? { picture: { name: first.name, file: first.file }, pixelRatio: first.pixelRatio } : {}),
      ...(others.length > 0 ? { others } : {}),
      ...(this.shownIndex > 0 ? { shownShot: this.shownIndex } : {}),
    };
  }

  async #readAll(records: readonly ShotRecord[]): Promise<void> {
    const pictures = await Promise.all(records.map(record => this.#files.read(record)));
    const shots = records.flatMap((record, index) => {
      const picture = pictures[index];
      return picture ? [shotOf(picture, record)] : [];
    });
    this.#all = [...this.#all, ...shots];
    this.#changed();
  }
}

function shotOf(picture: Picture, { file, label = '', pixelRatio }: ShotRecord): Shot {
  return { picture, file, label, pixelRatio: pixelRatio ?? pixelRatioOf(picture) };
}

function recordOf({ picture, file, label, pixelRatio }: Shot): ShotRecord {
  return { name: picture.name, file, pixelRatio, ...(label ? { label } : {}) };
}
