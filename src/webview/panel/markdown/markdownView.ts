/** Shows Markdown that may still be growing, block by block; finished blocks are not touched again. */
import { CodeBlock } from '../code/codeBlock.ts';
import { type ToolPictureOf, withToolPictures } from '../tools/toolPictures.ts';
import { type Growth, grownSince } from '../state/growth.ts';
import { type MarkdownBlock, MarkdownStream } from './markdownStream.ts';
import { withFormulas } from './math/mathFormula.ts';
import { drawFormulas } from './math/mathQueue.ts';
import { withTableBars } from '../table/tableBlock.ts';
import { patchChildren } from './patchChildren.ts';
import { sanitize } from './sanitize.ts';

/**
 * A last block that is dear to render (a table of hundreds of rows) is rendered less often: at most this share of the
 * time goes into it.
 */
const maxShare = 0.25;
/** Below this a frame does not notice. */
const cheapMs = 4;

/** Hears of each block when it is rendered, to mark what its words point at. */
export interface BlockMarks {
  /** May change the fragment, which then takes the place of the block's content. */
  text(index: number, fragment: DocumentFragment): void;
  code(index: number, language: string, code: string): void;
  /** Only so many blocks are left. */
  cut(length: number): void;
}

export class MarkdownView {
  readonly element: HTMLElement;
  readonly #marks: BlockMarks | undefined;
  readonly #pictureOf: ToolPictureOf;
  #stream = new MarkdownStream();
  #text = '';
  #growth: Growth | undefined;
  /** One element for each block: to ask the page for the last of hundreds is to count them, in each frame. */
  readonly #holders: HTMLElement[] = [];
  #ended = false;
  #dueMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, marks?: BlockMarks, pictureOf: ToolPictureOf = () => undefined) {
    this.element = element;
    this.#marks = marks;
    this.#pictureOf = pictureOf;
  }

  /** @param ended the text is complete  @param growth how the text came to be, where that is known */
  show(text: string, ended: boolean, growth?: Growth): void {
    // The length first: a text that grew is made of its pieces only when somebody looks into it.
    if (text.length === this.#text.length && text === this.#text && ended === this.#ended) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    if (!ended && now < this.#dueMs) {
      this.#timer = setTimeout(() => this.show(text, ended, growth), this.#dueMs - now);
      return;
    }
    const added = this.#addedIn(text, growth);
    if (added === undefined || this.#ended) {
      this.#restart();
      this.#apply(this.#stream.append(text));
    } else if (added !== '') this.#apply(this.#stream.append(added));
    if (ended) this.#apply(this.#stream.end());
    this.#text = text;
    this.#growth = growth;
    this.#ended = ended;
    const costMs = performance.now() - now;
    this.#dueMs = costMs > cheapMs ? now + costMs / maxShare : 0;
  }

  /** What the text has more than what is shown; `undefined` when it is another one. */
  #addedIn(text: string, growth: Growth | undefined): string | undefined {
    const added = this.#growth && growth && grownSince(this.#growth, growth);
    if (added !== undefined && this.#text.length + added.length === text.length) return added;
    return text.startsWith(this.#text) ? text.slice(this.#text.length) : undefined;
  }

  #restart(): void {
    this.#stream = new MarkdownStream();
    this.#text = '';
    this.#growth = undefined;
    this.#ended = false;
    this.#holders.length = 0;
    this.element.replaceChildren();
    this.#marks?.cut(0);
  }

  #apply(changed: readonly number[]): void {
    while (this.#holders.length > this.#stream.length) this.#holders.pop()?.remove();
    this.#marks?.cut(this.#stream.length);
    for (const index of changed) {
      const block = this.#stream.at(index);
      if (block) this.#showBlock(index, block);
    }
  }

  #showBlock(index: number, block: MarkdownBlock): void {
    this.#holders[index] ??= this.element.appendChild(document.createElement('div'));
    const holder = this.#holders[index];
    if (block.kind === 'html') {
      const { html, openCode } = block;
      // Nothing is looked for that is not in there: most blocks are words.
      const hasFormulas = html.includes('class="math ');
      const fragment = sanitize(html);
      if (html.includes('<pre>')) withCodeBlocks(fragment, !openCode);
      if (html.includes('<table')) withTableBars(fragment);
      if (hasFormulas) withFormulas(fragment);
      if (html.includes('class="tool-picture"')) withToolPictures(fragment, this.#pictureOf);
      this.#marks?.text(index, fragment);
      patchChildren(holder, fragment);
      if (hasFormulas) drawFormulas(holder);
      return;
    }
    this.#marks?.code(index, block.language, block.code);
    const shown = CodeBlock.of(holder.firstElementChild);
    if (shown && shown.language === block.language && holder.childNodes.length === 1) {
      shown.update(block.code, block.closed);
      return;
    }
    const created = new CodeBlock(block.language);
    created.update(block.code, block.closed);
    holder.replaceChildren(created.element);
  }
}

/** Code inside lists and quotes arrives as plain `pre`. */
function withCodeBlocks(fragment: DocumentFragment, closed: boolean): void {
  for (const code of fragment.querySelectorAll('pre > code')) {
    const language = /(?:^| )language-(\S+)/.exec(code.className)?.[1] ?? '';
    const block = new CodeBlock(language);
    block.update(code.textContent.replace(/\n$/, ''), closed);
    code.parentElement?.replaceWith(block.element);
  }
}
