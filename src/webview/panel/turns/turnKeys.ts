/**
 * Arrow keys in the conversation: from turn to turn. A turn that is higher than what is in view is scrolled through
 * first, as anywhere else.
 */
import type { TurnList } from './turnList.ts';

export function listenToTurnKeys(log: HTMLElement): void {
  log.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = event.target as HTMLElement;
    if (step === undefined || !mayMove(log, target)) return;
    const list = log.querySelector<TurnList>('glm-turn-list');
    if (!list) return;
    const places = list.places;
    const at = places.findIndex(({ element }) => element.contains(target));
    if (at >= 0 && goesOn(places[at]?.element, log, step)) return;
    // From the log itself: into what is in view.
    const next = at < 0 ? places.findLast(({ element }) => isInView(element, log)) : places[at + step];
    if (!next) return;
    event.preventDefault();
    const shown = list.draw(next.id)?.shown;
    shown?.focus({ preventScroll: true });
    shown?.scrollIntoView({ block: 'nearest' });
  });
}

/** On the log, a turn or one of its tools; not in a field, and not in code that scrolls by itself. */
function mayMove(log: HTMLElement, target: HTMLElement): boolean {
  return target === log || target.matches('.turn') || target.closest('glm-toolbar') !== null;
}

/** More of this turn lies in that direction. */
function goesOn(element: HTMLElement | undefined, log: HTMLElement, step: number): boolean {
  if (!element) return false;
  const turn = element.getBoundingClientRect();
  const frame = log.getBoundingClientRect();
  return step > 0 ? turn.bottom > frame.bottom + 1 : turn.top < frame.top - 1;
}

function isInView(element: HTMLElement, log: HTMLElement): boolean {
  const turn = element.getBoundingClientRect();
  const frame = log.getBoundingClientRect();
  return turn.top < frame.bottom && turn.bottom > frame.top;
}
