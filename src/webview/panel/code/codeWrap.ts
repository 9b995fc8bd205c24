/** Whether long lines of code are wrapped: one choice for all blocks, remembered. */
import { savedWrap, saveWrap } from '../state/savedState.ts';

const className = 'wraps-code';

export function wrapsCode(): boolean {
  return document.body.classList.contains(className);
}

export function restoreWrap(): void {
  document.body.classList.toggle(className, savedWrap());
}

export function toggleWrap(): void {
  saveWrap(document.body.classList.toggle(className));
}
