/** The bar over a code block: what it is, how long, and what can be done with it. */
import * as l10n from '@vscode/l10n';
import { actionButton } from './actionButton.ts';

export type CodeAction =
  | 'code/copy'
  | 'code/insert'
  | 'code/apply'
  | 'code/save'
  | 'code/preview'
  | 'code/wrap'
  | 'code/fold'
  | 'code/more'
  | 'diagram/draw';

interface ActionLook {
  readonly icon: string;
  readonly label: string;
}

/** Shorter ones are read at a glance: there is nothing to fold. */
const longLines = 12;

export class CodeHeader {
  readonly element = document.createElement('div');
  readonly #fold = document.createElement('button');
  readonly #count = document.createElement('span');
  readonly #label: string;
  readonly #own: HTMLButtonElement | undefined;

  constructor(label: string, language: string) {
    this.#label = label;
    this.element.className = 'code-header';
    this.#fold.type = 'button';
    this.#fold.className = 'code-fold';
    this.#fold.dataset.action = 'code/fold';
    this.#fold.disabled = true;
    const glyph = document.createElement('span');
    glyph.className = 'codicon codicon-chevron-down';
    glyph.ariaHidden = 'true';
    const name = document.createElement('span');
    name.className = 'code-language';
    name.textContent = label;
    this.#count.className = 'code-count';
    this.#fold.append(glyph, name, this.#count);
    const own = ownAction(language);
    this.#own = own && buttonOf(own);
    // A page or a drawing is one when it is complete.
    if (this.#own) this.#own.hidden = true;
    this.element.append(
      this.#fold,
      ...(this.#own ? [this.#own] : []),
      buttonOf('code/apply'),
      buttonOf('code/insert'),
      buttonOf('code/copy'),
      moreButton(),
    );
  }

  /** Said when the block is complete. */
  showLength(lines: number): void {
    if (this.#own) this.#own.hidden = false;
    this.#count.textContent = lines === 1 ? l10n.t('1 line') : l10n.t('{0} lines', lines);
    this.#fold.disabled = lines < longLines;
    this.showFolded(false);
  }

  showFolded(folded: boolean): void {
    if (this.#fold.disabled) {
      this.#fold.ariaExpanded = null;
      this.#fold.ariaLabel = null;
      return;
    }
    this.#fold.ariaExpanded = String(!folded);
    const words = folded ? l10n.t('Unfold Code') : l10n.t('Fold Code');
    this.#fold.title = words;
    this.#fold.ariaLabel = [this.#label, this.#count.textContent, words].filter(Boolean).join(', ');
  }
}

/** What only code of this language can do. */
export function ownAction(language: string): CodeAction | undefined {
  if (language === 'mermaid' || language === 'mmd') return 'diagram/draw';
  return ['html', 'htm', 'xhtml', 'svg'].includes(language) ? 'code/preview' : undefined;
}

export function actionLook(action: CodeAction): ActionLook {
  switch (action) {
    case 'code/copy':
      return { icon: 'copy', label: l10n.t('Copy Code') };
    case 'code/insert':
      return { icon: 'insert', label: l10n.t('Insert at Cursor') };
    case 'code/apply':
      return { icon: 'diff', label: l10n.t('Apply to File…') };
    case 'code/save':
      return { icon: 'save-as', label: l10n.t('Save As…') };
    case 'code/preview':
      return { icon: 'open-preview', label: l10n.t('Open as Page') };
    case 'code/wrap':
      return { icon: 'word-wrap', label: l10n.t('Wrap Lines') };
    case 'code/fold':
      return { icon: 'fold', label: l10n.t('Fold Code') };
    case 'code/more':
      return { icon: 'ellipsis', label: l10n.t('More Actions') };
    case 'diagram/draw':
      return { icon: 'type-hierarchy', label: l10n.t('Draw Diagram') };
  }
}

function buttonOf(action: CodeAction): HTMLButtonElement {
  const { icon, label } = actionLook(action);
  return actionButton(action, icon, label);
}

function moreButton(): HTMLButtonElement {
  const element = buttonOf('code/more');
  element.ariaHasPopup = 'menu';
  element.ariaExpanded = 'false';
  return element;
}
