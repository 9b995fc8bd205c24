/** Pointing at elements: what the shell and the frame of the page say to each other about it. */
import type { ElementPath } from '../source/pageTree.ts';

/** Pixels of the page's own viewport. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One element on the way from `body` down. */
export interface ElementName {
  readonly name: string;
  readonly id?: string;
  readonly classes?: readonly string[];
}

export interface PointedElement {
  readonly path: ElementPath;
  /** At each step of the path; the last is the element itself. Empty for `html`. */
  readonly chain: readonly ElementName[];
  readonly box: PageBox;
  /** The beginning of what it says. */
  readonly text: string;
}

/** With what can be changed of it. */
export interface PickedElement extends PointedElement {
  /** Of `pickedProperties`, as computed. */
  readonly style: Readonly<Record<string, string>>;
  /** Names of what its own `style` attribute sets. */
  readonly inline: readonly string[];
  /** All of its text, where there is nothing but text in it. */
  readonly ownText?: string;
  /** Of a picture; empty without one. */
  readonly alt?: string;
}

export const pickedProperties = [
  'color',
  'background-color',
  'font-size',
  'font-weight',
  'text-align',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'width',
  'height',
  'border-top-left-radius',
  'display',
] as const;

export type Step = 'parent' | 'child' | 'next' | 'previous';

export type PointToFrame =
  /** The pointer is there; nowhere: it left. */
  | { type: 'point/hover'; at?: { x: number; y: number } }
  /** What is there is picked; `add`: beside what is, or no more when it was. */
  | { type: 'point/pick'; at: { x: number; y: number }; add: boolean }
  /** What the keyboard is at moves; from what was picked last where it is nowhere yet. */
  | { type: 'point/walk'; step: Step }
  /** What the keyboard or the pointer is at is picked. */
  | { type: 'point/take'; add: boolean }
  /** These are picked and no others, as soon as the page that was sent is shown. */
  | { type: 'point/select'; paths: readonly ElementPath[] }
  /** Outlined from outside, as by the cursor in the source. */
  | { type: 'point/outline'; paths: readonly ElementPath[] }
  /** How picked elements would look; the next page that is shown says how they do. */
  | { type: 'point/try'; style?: { property: string; value: string }; text?: string }
  /** Back to how the page is. */
  | { type: 'point/untry' };

export type PointFromFrame =
  | { type: 'point/hovered'; element?: PointedElement; viewport: Viewport }
  | { type: 'point/picked'; elements: readonly PickedElement[]; viewport: Viewport }
  | { type: 'point/outlined'; boxes: readonly PageBox[]; viewport: Viewport };

/** What the boxes are measured in. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}
