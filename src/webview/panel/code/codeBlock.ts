/**
 * One code block of an answer. Code only ever grows at its end, and so do its colours: complete lines are coloured once,
 * in the grammar state that the line before left, and what is still being written stays plain at the end.
 */
import * as l10n from '@vscode/l10n';
import { newSessionId, onCodeThemeChange } from '../../shared/highlight/codeColors.ts';
import { codeLanguage } from '../../shared/highlight/codeLanguages.ts';
import type { CodeToken } from '../../shared/highlight/codeTokenizer.ts';
import type { CodeActions } from '../actions/codeActions.ts';
import { Diagram } from '../diagram/diagram.ts';
import { type Island, registerIsland } from '../markdown/island.ts';
import { CodeHeader } from './codeHeader.ts';
import { type ColorStep, colorLater } from './colorQueue.ts';

const blocks = new WeakMap<Element, CodeBlock>();

/** Lines coloured in one go: few enough nodes for a frame, enough to be worth the call. */
const linesPerStep = 32;

/** Asked of the document only after a change: it lays out the page to answer. */
let selects: boolean | undefined;
document.addEventListener('selectionchange', () => {
  selects = undefined;
});

function hasSelection(): boolean {
  selects ??= document.getSelection()?.isCollapsed === false;
  return selects;
}

export class CodeBlock implements Island {
  readonly element: HTMLElement;
  readonly language: string;
  readonly #content: HTMLElement;
  readonly #header: CodeHeader;
  /** Everything after the coloured lines. */
  #plain = document.createTextNode('');
  #code = '';
  #coloredLength = 0;
  /** Of the tokenizer: another one after the code has become another. */
  #sessionId = newSessionId();
  #closed = false;
  #diagram: Diagram | undefined;

  constructor(language: string) {
    this.language = language;
    const label = codeLanguage(language)?.label ?? language;
    this.#content = document.createElement('code');
    this.#content.append(this.#plain);
    const pre = document.createElement('pre');
    pre.tabIndex = 0;
    pre.append(this.#content);
    this.element = document.createElement('div');
    this.element.className = 'code-block';
    this.element.role = 'group';
    this.element.ariaLabel = label ? l10n.t('Code, {0}', label) : l10n.t('Code');
    this.#header = new CodeHeader(label, language);
    this.element.append(this.#header.element, pre);
    blocks.set(this.element, this);
    registerIsland(this);
  }

  /** The block whose element this is. */
  static of(element: Element | null): CodeBlock | undefined {
    return element ? blocks.get(element) : undefined;
  }

  get code(): string {
    return this.#code;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  adopt(other: Island): boolean {
    if (!(other instanceof CodeBlock) || other.language !== this.language) return false;
    this.update(other.code, other.isClosed);
    return true;
  }

  /** Shows this code; `closed`: it is complete. */
  update(code: string, closed: boolean): void {
    const isSame = code === this.#code;
    if (code.startsWith(this.#code)) {
      if (code.length > this.#code.length) this.#plain.appendData(code.slice(this.#code.length));
    } else if (code.startsWith(this.#code.slice(0, this.#coloredLength))) {
      this.#plain.data = code.slice(this.#coloredLength);
    } else {
      this.#reset(code);
    }
    this.#code = code;
    if (closed && (!this.#closed || !isSame)) this.#header.showLength(lineCount(code));
    this.#closed = closed;
    if (this.#hasWork()) colorLater(this);
  }

  toggleFold(): void {
    this.#header.showFolded(this.element.classList.toggle('is-folded'));
  }

  /** Draws the diagram that the code describes. */
  draw(actions: CodeActions): Promise<void> {
    this.#diagram ??= new Diagram(this.element, () => this.#code, actions);
    return this.#diagram.draw();
  }

  /** Colours everything again, in another theme. */
  recolor(): void {
    this.#reset(this.#code);
    if (this.#hasWork()) colorLater(this);
  }

  nextStep(): ColorStep | undefined {
    const rest = this.#plain.data;
    const length = stepLength(rest, this.#closed);
    if (length === 0) return undefined;
    const text = rest.slice(0, length);
    const isLast = this.#closed && length === rest.length;
    return {
      code: text.endsWith('\n') ? text.slice(0, -1) : text,
      length,
      session: { id: this.#sessionId, isLast },
    };
  }

  showColors({ code, length, session }: ColorStep, lines: readonly (readonly CodeToken[])[]): void {
    if (session.id !== this.#sessionId) return;
    const isEnd = length === code.length;
    const fragment = document.createDocumentFragment();
    for (const [index, tokens] of lines.entries()) {
      for (const token of tokens) fragment.append(nodeOf(token));
      if (index < lines.length - 1 || !isEnd) fragment.append('\n');
    }
    fragment.normalize();
    this.#plain.before(fragment);
    this.#plain.deleteData(0, length);
    this.#coloredLength += length;
  }

  /** The user is selecting in here: exchanging nodes would drop the selection. */
  get isSelected(): boolean {
    return hasSelection() && document.getSelection()?.containsNode(this.#plain, true) === true;
  }

  #hasWork(): boolean {
    return codeLanguage(this.language) !== undefined && stepLength(this.#plain.data, this.#closed) > 0;
  }

  #reset(code: string): void {
    this.#plain = document.createTextNode(code);
    this.#content.replaceChildren(this.#plain);
    this.#coloredLength = 0;
    this.#sessionId = newSessionId();
  }
}

/** After a change of the user's theme every block is coloured again. */
export function recolorOnThemeChange(): void {
  onCodeThemeChange(() => {
    for (const element of document.querySelectorAll('.code-block')) CodeBlock.of(element)?.recolor();
  });
}

function lineCount(code: string): number {
  let count = 1;
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) count++;
  return count;
}

/** How much of the text to colour now: some complete lines, or the rest of a closed block. */
function stepLength(text: string, closed: boolean): number {
  let end = 0;
  for (let line = 0; line < linesPerStep; line++) {
    const next = text.indexOf('\n', end);
    if (next < 0) return closed ? text.length : end;
    end = next + 1;
  }
  return end;
}

function nodeOf({ text, color, italic, bold, underline }: CodeToken): Node {
  if (!color && !italic && !bold && !underline) return document.createTextNode(text);
  const span = document.createElement('span');
  span.textContent = text;
  if (color) span.style.color = color;
  if (italic) span.style.fontStyle = 'italic';
  if (bold) span.style.fontWeight = 'bold';
  if (underline) span.style.textDecoration = 'underline';
  return span;
}
