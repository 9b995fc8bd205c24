import { type Coordinates, findRegions, type FoundRegion, placeRegions, type Size } from '../../vision/index.ts';
import { type Asset, type AssetKind, assetKinds } from './asset.ts';
import { type LeftOut, soundAssets } from './soundAssets.ts';

export interface AssetsRead {
  /** In reading order. */
  assets: Asset[];
  leftOut: LeftOut;
  /** There was a list, be it an empty one. */
  isList: boolean;
}

interface Entry {
  region: FoundRegion;
  kind: AssetKind;
  alt: string;
  name: string;
}

/**
 * What a model says of the pictures in a screenshot: as JSON, as it was asked for, cut off or wrapped in something, and
 * else as words with places in them.
 * @param picture the screenshot, pixels as displayed
 */
export function readAssets(answer: string, picture: Size, coordinates: Coordinates): AssetsRead {
  const objects = objectsIn(answer);
  const entries = objects ? objects.flatMap(entryOf) : entriesInProse(answer);
  // By where they stand in the list each is found again: what lies outside of the picture is not placed.
  const numbered = entries.map(({ region }, index) => ({ ...region, from: index, picture: 0 }));
  const placed = placeRegions(numbered, [picture], coordinates);
  const assets = placed.flatMap(({ from, box }) => {
    const entry = entries[from];
    return entry ? [{ kind: entry.kind, name: entry.name, alt: entry.alt, box }] : [];
  });
  const { assets: sound, leftOut } = soundAssets(assets, picture);
  return {
    assets: sound,
    leftOut: { ...leftOut, outside: entries.length - placed.length },
    isList: objects !== undefined || entries.length > 0,
  };
}

/** Entries of the list, each as a text of its own; undefined where there is no list. */
function objectsIn(answer: string): string[] | undefined {
  const from = answer.search(/[[{]/);
  const to = Math.max(answer.lastIndexOf(']'), answer.lastIndexOf('}'));
  if (from < 0) return undefined;
  const list = listOf(parsed(answer.slice(from, to + 1)));
  if (list) return list.map(entry => JSON.stringify(entry));
  // Cut off, or with something in it that is no JSON: whatever entry is whole counts.
  const whole = answer.match(/\{[^{}]*\}/g);
  return whole ?? undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The list itself, or the one that an object holds, or an entry alone. */
function listOf(value: unknown): object[] | undefined {
  const isObject = (entry: unknown): entry is object =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry);
  if (Array.isArray(value)) return value.length === 0 || value.some(isObject) ? value.filter(isObject) : undefined;
  if (!isObject(value)) return undefined;
  for (const inner of Object.values(value)) {
    if (Array.isArray(inner) && (inner.length === 0 || inner.some(isObject))) return inner.filter(isObject);
  }
  return [value];
}

function entryOf(text: string): Entry[] {
  const region = findRegions(text, { text: 'data', pictures: [''] }).regions.find(({ kind }) => kind === 'box');
  if (!region) return [];
  const field = (names: string): string => {
    const found = new RegExp(`"(?:${names})"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`, 'i').exec(text)?.[1];
    const value = found === undefined ? '' : parsed(found);
    return typeof value === 'string' ? value.trim() : '';
  };
  const alt = field('alt|alt_text|description|caption');
  const label = field('name|label|title|id');
  const kind = kindOf(field('kind|type|category|class')) ?? kindOf(`${label} ${alt}`) ?? 'photo';
  return [{ region, kind, alt, name: label }];
}

function entriesInProse(answer: string): Entry[] {
  return findRegions(answer, { text: 'prose', pictures: [''] })
    .regions.filter(({ kind }) => kind === 'box')
    .map(region => ({ region, kind: kindOf(region.label) ?? 'photo', alt: region.label, name: region.label }));
}

const words: readonly (readonly [AssetKind, RegExp])[] = [
  ['logo', /\blogo|brand|商标|标志|徽标/i],
  ['avatar', /\bavatar|profile (?:photo|picture)|头像/i],
  ['icon', /\bicon|图标/i],
  ['illustration', /\billustration|\bdrawing|插图|插画/i],
  ['photo', /\bphoto|\bpicture|\bimage|照片|图片/i],
];

function kindOf(text: string): AssetKind | undefined {
  const exact = assetKinds.find(kind => kind === text.toLowerCase());
  return exact ?? words.find(([, pattern]) => pattern.test(text))?.[0];
}
