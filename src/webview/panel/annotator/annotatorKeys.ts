/** What a key means in the annotator: pure, so that every key can be tested. */
import type { Point } from './mark.ts';
import { type Tool, toolKeys } from './tools.ts';

export type KeyCommand =
  | { readonly do: 'escape' | 'apply' | 'delete' | 'undo' | 'redo' | 'add' | 'leave-text' }
  | { readonly do: 'tool'; readonly tool: Tool }
  /** Selects the next mark or the one before. */
  | { readonly do: 'turn'; readonly step: 1 | -1 }
  /** `isFine`: by one pixel of the picture. */
  | { readonly do: 'arrow'; readonly way: Point; readonly resizes: boolean; readonly isFine: boolean };

/** Where the focus is: on the picture, in the field of a text, on some button. */
export type KeyPlace = 'picture' | 'text' | 'button';

/** The part of `KeyboardEvent` that is read. */
interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** @returns undefined where it means nothing here: it does what it does everywhere */
export function keyCommand(event: Key, place: KeyPlace): KeyCommand | undefined {
  const { key, shiftKey, altKey } = event;
  if (key === 'Escape') return { do: 'escape' };
  if (event.ctrlKey || event.metaKey) {
    if (key === 'Enter') return { do: 'apply' };
    return place === 'text' ? undefined : chord(key.toLowerCase(), shiftKey);
  }
  if (place === 'text') return key === 'Enter' ? { do: 'leave-text' } : undefined;
  if (key === 'Delete' || key === 'Backspace') return { do: 'delete' };
  if (key === 'PageDown') return { do: 'turn', step: 1 };
  if (key === 'PageUp') return { do: 'turn', step: -1 };
  if (place === 'picture') {
    if (key === 'Enter') return { do: 'apply' };
    if (key === ' ') return { do: 'add' };
    const way = ways[key];
    if (way) return { do: 'arrow', way, resizes: shiftKey, isFine: altKey };
  }
  const tool = altKey ? undefined : toolKeys[key.toLowerCase()];
  return tool && { do: 'tool', tool };
}

function chord(letter: string, shiftKey: boolean): KeyCommand | undefined {
  if (letter === 'z') return { do: shiftKey ? 'redo' : 'undo' };
  return letter === 'y' ? { do: 'redo' } : undefined;
}
