import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';

export interface RenameField {
  className: string;
  value: string;
  /** What it is called where the field is left empty. */
  placeholder: string;
  /** Called once: with the name on Enter and when the field is left, without one on Escape. */
  end(name: string | undefined): void;
}

/** A field in the place of a name in a list. */
export function renameField({ className, value, placeholder, end }: RenameField): TemplateResult {
  let isOver = false;
  const endOnce = (name: string | undefined): void => {
    if (isOver) return;
    isOver = true;
    end(name);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // Enter chooses a candidate while an input method composes; 229 is what older engines say then.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter') endOnce((event.target as HTMLInputElement).value);
    else if (event.key === 'Escape') endOnce(undefined);
    else return;
    event.preventDefault();
  };
  return html`<input
    class=${className}
    aria-label=${l10n.t('New name')}
    placeholder=${placeholder}
    .value=${value}
    @keydown=${onKeyDown}
    @blur=${(event: Event) => endOnce((event.target as HTMLInputElement).value)}
  />`;
}
