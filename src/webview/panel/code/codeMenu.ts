/** The menu of a code block: everything that can be done with it, also what a narrow panel has no room for. */
import { actionLook, type CodeAction, ownAction } from './codeHeader.ts';
import { wrapsCode } from './codeWrap.ts';

let open: { element: HTMLElement; close(): void } | undefined;

/** `run`: does what was chosen; the menu is gone by then and the focus back on its button. */
export function openCodeMenu(button: HTMLElement, language: string, run: (action: CodeAction) => void): void {
  const wasOpenHere = open !== undefined && button.ariaExpanded === 'true';
  open?.close();
  if (wasOpenHere) return;

  const element = document.createElement('div');
  element.className = 'code-menu';
  element.role = 'menu';
  element.ariaLabel = actionLook('code/more').label;
  element.popover = 'auto';
  const close = (): void => {
    if (open?.element !== element) return;
    open = undefined;
    button.ariaExpanded = 'false';
    element.remove();
  };
  const own = ownAction(language);
  const actions: CodeAction[] = ['code/apply', 'code/insert', 'code/copy', 'code/save', 'code/wrap'];
  if (own) actions.unshift(own);
  element.append(
    ...actions.map(action =>
      menuItem(action, () => {
        close();
        button.focus();
        run(action);
      }),
    ),
  );
  element.addEventListener('keydown', event => onKey(event, element, button, close));
  // A click elsewhere, or Escape.
  element.addEventListener('toggle', event => {
    if ((event as ToggleEvent).newState === 'closed') close();
  });
  document.body.append(element);
  open = { element, close };
  button.ariaExpanded = 'true';
  element.showPopover();
  place(element, button);
  element.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
}

function menuItem(action: CodeAction, choose: () => void): HTMLElement {
  const { icon, label } = actionLook(action);
  const item = document.createElement('button');
  item.type = 'button';
  item.className = 'code-menu-item';
  item.tabIndex = -1;
  item.role = 'menuitem';
  const glyph = document.createElement('span');
  glyph.className = `codicon codicon-${icon}`;
  glyph.ariaHidden = 'true';
  if (action === 'code/wrap') {
    item.role = 'menuitemcheckbox';
    item.ariaChecked = String(wrapsCode());
    glyph.className = `codicon codicon-${wrapsCode() ? 'check' : icon}`;
  }
  item.append(glyph, label);
  item.addEventListener('click', choose);
  return item;
}

function onKey(event: KeyboardEvent, menu: HTMLElement, button: HTMLElement, close: () => void): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) {
    items.at(next % items.length)?.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    close();
    button.focus();
  } else {
    return;
  }
  event.preventDefault();
  // Escape elsewhere on the page stops the answer.
  event.stopPropagation();
}

/** Under its button, or over it where there is no room. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const edge = 8;
  const at = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + 2;
  const top = below + height > window.innerHeight - edge ? at.top - height - 2 : below;
  const left = Math.min(at.right - width, window.innerWidth - width - edge);
  menu.style.top = `${Math.max(edge, top)}px`;
  menu.style.left = `${Math.max(edge, left)}px`;
}
