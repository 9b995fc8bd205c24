/** Shows Markdown that may still be growing, block by block; finished blocks are not touched again. */
import { CodeBlock } from '../code/codeBlock.ts';
import { type MarkdownBlock, MarkdownStream } from './markdownStream.ts';
import { withFormulas } from './math/mathFormula.ts';
import { drawFormulas } from './math/mathQueue.ts';
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
  #stream = new MarkdownStream();
  #text = '';
  #ended = false;
  #dueMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, marks?: BlockMarks) {
    this.element = element;
    this.#marks = marks;
  }

  /** `ended`: the text is complete. */
  show(text: string, ended: boolean): void {
    if (text === this.#text && ended === this.#ended) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    if (!ended && now < this.#dueMs) {
      this.#timer = setTimeout(() => this.show(text, ended), this.#dueMs - now);
      return;
    }
    if (this.#ended || !text.startsWith(this.#text)) this.#restart();
    this.#apply(this.#stream.append(text.slice(this.#text.length)));
    if (ended) this.#apply(this.#stream.end());
    this.#text = text;
    this.#ended = ended;
    const costMs = performance.now() - now;
    this.#dueMs = costMs > cheapMs ? now + costMs / maxShare : 0;
  }

  #restart(): void {
    this.#stream = new MarkdownStream();
    this.#text = '';
    this.#ended = false;
    this.element.replaceChildren();
    this.#marks?.cut(0);
  }

  #apply(changed: readonly number[]): void {
    while (this.element.childElementCount > this.#stream.length) this.element.lastElementChild?.remove();
    this.#marks?.cut(this.#stream.length);
    for (const index of changed) {
      const block = this.#stream.at(index);
      if (block) this.#showBlock(index, block, this.element.children[index]);
    }
  }

  #showBlock(index: number, block: MarkdownBlock, element: Element | undefined): void {
    const holder = element ?? this.element.appendChild(document.createElement('div'));
    if (block.kind === 'html') {
      const fragment = withFormulas(withCodeBlocks(sanitize(block.html), !block.openCode));
      this.#marks?.text(index, fragment);
      patchChildren(holder, fragment);
      drawFormulas(holder);
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
function withCodeBlocks(fragment: DocumentFragment, closed: boolean): DocumentFragment {
  for (const code of fragment.querySelectorAll('pre > code')) {
    const language = /(?:^| )language-(\S+)/.exec(code.className)?.[1] ?? '';
    const block = new CodeBlock(language);
    block.update(code.textContent.replace(/\n$/, ''), closed);
    code.parentElement?.replaceWith(block.element);
  }
  return fragment;
}
