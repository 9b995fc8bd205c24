import type { Box, Size } from '../../vision/index.ts';
import type { Asset } from './asset.ts';
import type { MeasuredElement } from './measuredElement.ts';
import { overlapOf } from './overlap.ts';

/**
 * How a picture gets there. `source`: the element is a picture and shows this one; `replace`: a picture stands in place
 * of the element; `background`: the element stays, with what is in it, and the picture lies behind that.
 */
export type PlaceManner = 'source' | 'replace' | 'background';

export interface Place {
  readonly element: MeasuredElement;
  readonly manner: PlaceManner;
  /** From 0 to 1, 2 and more where the page itself says so. */
  readonly fitness: number;
}

export interface PlacesOfAsset {
  /** The best one that no other asset fits better; none where nothing fits. */
  readonly best?: Place;
  /** What else it may be, the best first. */
  readonly others: readonly Place[];
}

/** Below it is a place to choose, not one to be taken. */
const leastFitness = 0.35;
const leastChoice = 0.12;
const mostChoices = 5;
/** A label of a placeholder is no longer. */
const labelLetters = 40;
/** A sign made of a letter. */
const signLetters = 2;
/** CSS pixels: so small a thing may stand beside its place and still be meant. */
const smallSide = 64;

const pictures = new Set(['img', 'svg', 'picture', 'canvas', 'video', 'object', 'embed', 'iframe']);
/** They do something, or something else hangs on them: they stay. */
const kept = new Set(
  'a button input label select textarea summary details form table thead tbody tfoot tr td th caption li ul ol dl dt dd p h1 h2 h3 h4 h5 h6 main header footer nav section article aside fieldset'.split(
    ' ',
  ),
);
const never = new Set(['html', 'head', 'body', 'input', 'select', 'textarea', 'tr', 'tbody', 'thead', 'tfoot']);

/**
 * Which elements of the page the pieces of its screenshot belong into.
 * @param size of the screenshot as a page, in CSS pixels
 */
export function findPlaces(
  assets: readonly Asset[],
  elements: readonly MeasuredElement[],
  size: Size,
): PlacesOfAsset[] {
  const all = assets.map(asset => placesOf(asset, elements, size));
  const pairs = all.flatMap((places, index) => places.map(place => ({ index, place })));
  const best = new Map<number, Place>();
  for (const { index, place } of pairs.toSorted((a, b) => b.place.fitness - a.place.fitness)) {
    if (place.fitness < leastFitness) break;
    if (!best.has(index) && [...best.values()].every(taken => canStandTogether(taken, place))) best.set(index, place);
  }
  return all.map((places, index) => {
    const own = best.get(index);
    return { ...(own ? { best: own } : {}), others: places.filter(place => place !== own).slice(0, mostChoices) };
  });
}

/** Neither is the other, nor gone with it. */
export function canStandTogether(a: Pick<Place, 'element' | 'manner'>, b: Pick<Place, 'element' | 'manner'>): boolean {
  const [pathA, pathB] = [a.element.path, b.element.path];
  const common = pathA.slice(0, pathB.length).every((step, depth) => step === pathB[depth]);
  if (!common) return true;
  if (pathA.length === pathB.length) return false;
  return (pathA.length < pathB.length ? a : b).manner === 'background';
}

/** An element that the user points at; undefined where no picture can stand. */
export function placeAt(element: MeasuredElement, asset: Asset): Place | undefined {
  const { names, width, height } = element;
  if (never.has(names.at(-1) ?? 'html') || width < 1 || height < 1 || isWithinPicture(names)) return undefined;
  return { element, manner: mannerOf(element, asset), fitness: 1 };
}

function placesOf(asset: Asset, elements: readonly MeasuredElement[], size: Size): Place[] {
  return elements
    .flatMap(element => placeAt(element, asset) ?? [])
    .map(place => ({ ...place, fitness: fitnessOf(asset, place.element, size) }))
    .filter(({ fitness }) => fitness >= leastChoice)
    .toSorted((a, b) => b.fitness - a.fitness || b.element.path.length - a.element.path.length);
}

function fitnessOf(asset: Asset, element: MeasuredElement, size: Size): number {
  const box = partOf(element, size);
  const overlap = Math.max(overlapOf(asset.box, box), nearness(asset.box, box, size));
  if (element.asset !== undefined && element.asset === asset.name) return 2 + overlap;
  return overlap * weightOf(element, asset);
}

/** How likely such an element is a placeholder. */
function weightOf(element: MeasuredElement, asset: Asset): number {
  const { names, role, letters, elements, isPainted, asset: marked } = element;
  if (marked !== undefined) return 1.1;
  if (pictures.has(names.at(-1) ?? '') || role === 'img') return 1;
  if (letters === 0) return isPainted || elements === 0 ? 0.95 : 0.7;
  if (elements === 0 && letters <= (asset.kind === 'icon' ? signLetters : labelLetters)) return 0.85;
  return letters <= labelLetters ? 0.75 : 0.5;
}

/** Small things that miss each other by a few pixels have nothing in common, and are the same all the same. */
function nearness(a: Box, b: Box, size: Size): number {
  const [aw, ah] = [(a.right - a.left) * size.width, (a.bottom - a.top) * size.height];
  const [bw, bh] = [(b.right - b.left) * size.width, (b.bottom - b.top) * size.height];
  if (Math.max(aw, ah, bw, bh) > smallSide) return 0;
  const likeness = (Math.min(aw, bw) / Math.max(aw, bw)) * (Math.min(ah, bh) / Math.max(ah, bh));
  const dx = ((a.left + a.right - b.left - b.right) / 2) * size.width;
  const dy = ((a.top + a.bottom - b.top - b.bottom) / 2) * size.height;
  const far = Math.hypot(dx, dy) / (1.5 * Math.max(aw, ah));
  return likeness < 0.4 ? 0 : Math.max(0, 0.8 * likeness * (1 - far));
}

function mannerOf({ names, letters, elements, role }: MeasuredElement, { kind }: Asset): PlaceManner {
  const name = names.at(-1) ?? '';
  if (name === 'img') return 'source';
  if (pictures.has(name)) return 'replace';
  if (kept.has(name)) return 'background';
  if (role === 'img' || letters === 0) return role !== 'img' && elements > 3 ? 'background' : 'replace';
  const most = kind === 'icon' ? signLetters : labelLetters;
  return letters <= most && elements <= 3 ? 'replace' : 'background';
}

function partOf({ x, y, width, height }: MeasuredElement, size: Size): Box {
  return {
    left: x / size.width,
    top: y / size.height,
    right: (x + width) / size.width,
    bottom: (y + height) / size.height,
  };
}

/** Shapes of a drawing, sources of a picture: the whole is meant. */
function isWithinPicture(names: readonly string[]): boolean {
  return names.slice(0, -1).some(name => pictures.has(name));
}
