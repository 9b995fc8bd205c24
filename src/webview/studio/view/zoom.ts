/** How large the sheets are drawn, as the user wants it; absent: as large as the room has it. */
export type Zoom = number | undefined;

export const zoomSteps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;
const smallest = 0.1;
const largest = 4;
/** Of a wheel's way: a notch of most mice (100) is about a sixth more or less. */
const wheelFactor = 0.0015;

/** The next step from what is seen now. */
export function stepZoom(scale: number, direction: 1 | -1): number {
  const next =
    direction > 0 ? zoomSteps.find(step => step > scale + 0.005) : zoomSteps.findLast(step => step < scale - 0.005);
  return next ?? (direction > 0 ? Math.max(scale, zoomSteps.at(-1) ?? 1) : Math.min(scale, zoomSteps[0]));
}

/** `deltaY` in pixels, as a wheel with Ctrl or two fingers that are spread have it. */
export function wheelZoom(scale: number, deltaY: number): number {
  // One turn of a wheel must not lead from one end to the other.
  const way = Math.max(-300, Math.min(300, deltaY));
  const wanted = scale * Math.exp(-way * wheelFactor);
  return Math.round(Math.max(smallest, Math.min(largest, wanted)) * 1000) / 1000;
}

export interface ZoomKey {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What Ctrl (or Command) with +, − or 0 asks for; `fit` also takes a zoom back. */
export function zoomOfKey({ key, code, ctrlKey, metaKey, altKey }: ZoomKey): 'in' | 'out' | 'fit' | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key === '+' || key === '=' || code === 'NumpadAdd') return 'in';
  if (key === '-' || key === '_' || code === 'NumpadSubtract') return 'out';
  return key === '0' || code === 'Numpad0' ? 'fit' : undefined;
}
