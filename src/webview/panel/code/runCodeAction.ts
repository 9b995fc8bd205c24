/** What the buttons of a code block do. */
import * as l10n from '@vscode/l10n';
import { announce } from '../../shared/announce.ts';
import type { PanelController } from '../panelController.ts';
import { CodeBlock } from './codeBlock.ts';
import type { CodeAction } from './codeHeader.ts';
import { openCodeMenu } from './codeMenu.ts';
import { toggleWrap, wrapsCode } from './codeWrap.ts';

/** `button`: any element with `data-action` inside of a block. */
export function runCodeAction(button: HTMLElement, controller: PanelController): void {
  const block = CodeBlock.of(button.closest('.code-block'));
  if (!block) return;
  const action = button.dataset.action as CodeAction;
  if (action === 'code/more') {
    openCodeMenu(button, block.language, chosen => void run(chosen, block, controller));
  } else {
    void run(action, block, controller, button);
  }
}

async function run(
  action: CodeAction,
  block: CodeBlock,
  { code }: PanelController,
  button?: HTMLElement,
): Promise<void> {
  switch (action) {
    case 'code/copy':
      if (!(await code.copy(block.code))) return;
      announce(l10n.t('Copied'));
      if (button) tick(button);
      return;
    case 'code/insert':
      if (await code.insert(block.code)) announce(l10n.t('Inserted'));
      return;
    case 'code/apply':
      await code.apply(block.code);
      return;
    case 'code/save':
      if (await code.save(block.code, block.language)) announce(l10n.t('Saved'));
      return;
    case 'code/preview':
      await code.preview(block.code, titleOf(block.code));
      return;
    case 'code/wrap':
      toggleWrap();
      announce(wrapsCode() ? l10n.t('Lines are wrapped') : l10n.t('Lines are not wrapped'));
      return;
    case 'code/fold':
      block.toggleFold();
      return;
    case 'diagram/draw':
      await block.draw(code);
      return;
    case 'code/more':
      return;
  }
}

function tick(button: HTMLElement): void {
  const glyph = button.querySelector('.codicon');
  glyph?.classList.replace('codicon-copy', 'codicon-check');
  setTimeout(() => glyph?.classList.replace('codicon-check', 'codicon-copy'), 1500);
}

/** What the page calls itself. */
function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]{1,80})/i.exec(html)?.[1]?.trim();
  return title || l10n.t('Page');
}
