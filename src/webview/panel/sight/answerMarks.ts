/**
 * What the words of an answer point at: places in pictures, pages of the web. Follows the blocks of the Markdown while
 * they come; reads each when it is rendered, so that text which stands costs nothing more.
 */
import * as l10n from '@vscode/l10n';
import { type Coordinates, findRegions, placeRegions, type Region, RegionScanner } from '../../../core/vision/index.ts';
import type { ImageView, SourceView } from '../../../protocol/index.ts';
import type { BlockMarks } from '../markdown/markdownView.ts';
import { fragmentText, wrapRanges } from './fragmentText.ts';
import { type AnswerMedia, markMedia } from './mediaMarks.ts';
import type { ShownRegion } from './shownRegion.ts';

/** In `sight.css`. */
const colorCount = 8;

export interface MarkOptions {
  /** What the answer was asked about; empty where it speaks of no picture. */
  readonly pictures: readonly ImageView[];
  readonly coordinates: Coordinates;
  readonly sources: readonly SourceView[];
  /** Films and documents that it was asked about. */
  readonly media?: readonly AnswerMedia[];
  /** There are other regions now; at most once for each change of the text. */
  changed(): void;
}

interface BlockRegions {
  readonly found: readonly ReturnType<RegionScanner['read']>[number][];
  readonly lastPicture: number;
  readonly scanner?: { readonly language: string; readonly scanner: RegionScanner };
}

const reference = /\[(ref_\d{1,3})\]|【(ref_\d{1,3})】/g;
/** Notations in which a model gives places; code of other languages is code. */
const dataLanguages = new Set(['', 'json', 'jsonc', 'json5', 'text', 'txt', 'plaintext', 'xml', 'yaml']);
const tellsNumbers = /\d\s{0,30}[,，、;；\s]\s{0,30}["']?\d/;

export class AnswerMarks {
  readonly #options: MarkOptions;
  readonly #names: readonly string[];
  /** By the answer's parts: between them stand the tools that it used. */
  readonly #parts: (BlockRegions | undefined)[][] = [];
  readonly #colors = new Map<string, number>();
  #regions: readonly ShownRegion[] | undefined;

  constructor(options: MarkOptions) {
    this.#options = options;
    this.#names = options.pictures.map(({ name }) => name);
  }

  get regions(): readonly ShownRegion[] {
    this.#regions ??= this.#place();
    return this.#regions;
  }

  /** Of one stretch of the answer's text, from 0. */
  part(part: number): BlockMarks {
    this.#parts[part] ??= [];
    return {
      text: (index, fragment) => this.#text(part, index, fragment),
      code: (index, language, code) => this.#code(part, index, language, code),
      cut: length => this.#cut(part, length),
    };
  }

  #text(part: number, index: number, fragment: DocumentFragment): void {
    const { pictures, sources, media = [] } = this.#options;
    const content = fragment.textContent;
    if (sources.length > 0 && content.includes('ref_')) this.#markReferences(fragment);
    if (media.length > 0) markMedia(fragment, media);
    if (pictures.length === 0) return;
    // Most paragraphs hold no numbers, and cost no more than this look.
    if (!tellsNumbers.test(content) && pictures.length === 1) {
      this.#set(part, index, { found: [], lastPicture: 0 });
      return;
    }
    const whole = fragmentText(fragment);
    const { regions: found, lastPicture } = findRegions(whole.text, {
      text: 'prose',
      pictures: this.#names,
      before: this.#before(part, index),
    });
    // What lies outside of its picture is shown nowhere, and stays the text it is.
    const regions = found.filter(region => placeRegions([region], pictures, this.#options.coordinates).length > 0);
    this.#set(part, index, { found: regions, lastPicture });
    const marked = regions.map((region, at) => ({ ...region, key: `${part}.${index}.${at}` }));
    wrapRanges(whole, marked, (region, text) => this.#chip(region, text));
  }

  #code(part: number, index: number, language: string, code: string): void {
    if (this.#options.pictures.length === 0) return;
    const before = this.#before(part, index);
    if (!dataLanguages.has(language)) {
      this.#set(part, index, { found: [], lastPicture: before });
      return;
    }
    const known = this.#parts[part]?.[index]?.scanner;
    const scanner =
      known?.language === language ? known.scanner : new RegionScanner({ text: 'data', pictures: this.#names, before });
    const found = scanner.read(code);
    this.#set(part, index, { found, lastPicture: found.at(-1)?.picture ?? before, scanner: { language, scanner } });
  }

  #cut(part: number, length: number): void {
    const blocks = this.#parts[part] ?? [];
    if (blocks.length <= length) return;
    blocks.length = length;
    this.#changed();
  }

  /** Which picture was spoken of last. */
  #before(part: number, index: number): number {
    const blocks = [...this.#parts.slice(0, part).flat(), ...(this.#parts[part]?.slice(0, index) ?? [])];
    return blocks.at(-1)?.lastPicture ?? 0;
  }

  #set(part: number, index: number, block: BlockRegions): void {
    this.#parts[part] ??= [];
    const had = this.#parts[part][index]?.found ?? [];
    this.#parts[part][index] = block;
    if (had.length > 0 || block.found.length > 0) this.#changed();
  }

  #changed(): void {
    this.#regions = undefined;
    this.#options.changed();
  }

  #place(): ShownRegion[] {
    const found = this.#parts.flatMap((blocks, part) =>
      blocks.flatMap((block, index) =>
        (block?.found ?? []).map((region, at) => ({ ...region, key: `${part}.${index}.${at}` })),
      ),
    );
    const placed = placeRegions(found, this.#options.pictures, this.#options.coordinates) as (Region & {
      key: string;
    })[];
    return placed.map((region, index) => ({ ...region, number: index + 1, color: this.#colorOf(region) }));
  }

  /** By label, as they come: all of one name look the same; those without a name each have their own. */
  #colorOf({ label, key }: { label: string; key: string }): number {
    const name = label === '' ? `#${key}` : label.toLowerCase();
    const known = this.#colors.get(name);
    if (known !== undefined) return known;
    const color = this.#colors.size % colorCount;
    this.#colors.set(name, color);
    return color;
  }

  #chip(region: { key: string; label: string }, text: string): Element {
    // No button element: its text could not be selected together with what stands around it.
    const chip = document.createElement('span');
    chip.className = 'region-chip';
    chip.role = 'button';
    chip.tabIndex = 0;
    chip.dataset.region = region.key;
    chip.dataset.color = String(this.#colorOf(region));
    chip.ariaLabel =
      region.label === ''
        ? l10n.t('{0}: show in the picture', text)
        : l10n.t('{0}, {1}: show in the picture', region.label, text);
    chip.textContent = text;
    return chip;
  }

  #markReferences(fragment: DocumentFragment): void {
    const whole = fragmentText(fragment);
    const ranges = [...whole.text.matchAll(reference)].flatMap(match => {
      const name = match[1] ?? match[2];
      const index = this.#options.sources.findIndex(source => source.reference === name);
      return index < 0 ? [] : [{ from: match.index, to: match.index + match[0].length, index }];
    });
    wrapRanges(whole, ranges, ({ index }) => {
      const mark = document.createElement('span');
      mark.className = 'source-mark';
      mark.role = 'button';
      mark.tabIndex = 0;
      mark.dataset.source = String(index);
      const title = this.#options.sources[index]?.title ?? '';
      mark.title = title;
      mark.ariaLabel = l10n.t('Source {0}: {1}', index + 1, title);
      mark.textContent = String(index + 1);
      return mark;
    });
  }
}
