import * as l10n from '@vscode/l10n';
import type { Step } from '../../../core/studio/point/frameTalk.ts';
import { isBusy } from '../studioModel.ts';
import { canPoint } from './canPoint.ts';
import type { StudioController } from '../studioController.ts';

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'parent',
  ArrowDown: 'child',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
};

/** While pointing is on. */
export function pointKeys(event: KeyboardEvent, { point, model }: StudioController): void {
  const step = steps[event.key];
  const add = event.shiftKey || event.ctrlKey || event.metaKey;
  if (step && !event.altKey && !add) point.walk(step);
  else if (event.key === 'Enter' || event.key === ' ') point.take(add);
  else if (event.key === 'Delete' || event.key === 'Backspace') {
    if (model && !isBusy(model.state)) void point.touch({ kind: 'delete' }, l10n.t('Deleted'));
  } else if (event.key === 'Escape') point.toggle(false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Anywhere in the tab but where text is typed: `i` for pointing, as nothing else in it takes a bare letter; and what
 * undoes in an editor goes to the version before. The editor marks those keys as handled, also where it does nothing.
 */
export function tabKeys(event: KeyboardEvent, { point, model }: StudioController): void {
  if (!model || event.altKey || isTyping(event)) return;
  const key = event.key.toLowerCase();
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && key === 'z') void point.undo(event.shiftKey);
  else if (isCommand && key === 'y' && !event.shiftKey) void point.undo(true);
  else if (!isCommand && key === 'i' && !event.defaultPrevented && canPoint(model.state)) point.toggle();
  else return;
  event.preventDefault();
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
