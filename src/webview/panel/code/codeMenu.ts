/** The menu of a code block: everything that can be done with it, also what a narrow panel has no room for. */
import { type MenuEntry, openMenu } from '../../shared/menu.ts';
import { actionLook, type CodeAction, ownAction } from './codeHeader.ts';
import { wrapsCode } from './codeWrap.ts';

export function openCodeMenu(button: HTMLElement, language: string, run: (action: CodeAction) => void): void {
  const own = ownAction(language);
  const actions: CodeAction[] = ['code/apply', 'code/insert', 'code/copy', 'code/save', 'code/wrap'];
  if (own) actions.unshift(own);
  const entries = actions.map(
    (action): MenuEntry => ({
      ...actionLook(action),
      ...(action === 'code/wrap' && { isOn: wrapsCode() }),
      run: () => run(action),
    }),
  );
  openMenu(button, actionLook('code/more').label, entries);
}
