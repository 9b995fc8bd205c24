/** What makes of a row of numbers a place in a picture, and what speaks against it. */
import type { Called } from './foundRegion.ts';
import type { NumberGroup } from './numberGroups.ts';

const quotes = String.raw`["'”’\`*_]{0,4}`;
/** Between what a place is called and the place itself. */
const link = String.raw`${quotes}\s{0,3}(?:[:：=]|is|are|at|为|是|在)?\s{0,6}${quotes}[[({<\s]{0,12}$`;
const boxWord = new RegExp(
  `(?:b?box(?:es)?(?:_?2d)?|bounding[ _-]?box(?:es)?|coord(?:inate)?s?|location|position|region|rect(?:angle)?|area|坐标|边界框|位置|区域|框)${link}`,
  'i',
);
const pointWord = new RegExp(
  `(?:points?(?:_?2d)?|click(?:ed|ing)?(?: on| at)?|tap(?:ped|ping)?(?: on| at)?|coord(?:inate)?s?|cursor|cent(?:er|re)(?: point)?|坐标|点击|关键点|中心点?|点)${link}`,
  'i',
);
/** Rows of numbers that are something else. */
const otherWord = new RegExp(
  `(?:values?|data|arrays?|list|series|scores?|sizes?|versions?|rgba?|hsla?|colou?rs?|margin|padding|inset|numbers?|matrix|vector|shape|dimensions?|数据|数组|数值|列表|颜色|尺寸)${link}`,
  'i',
);
/** A key of JSON, whatever it is. */
const anyKey = /["']\s{0,4}:\s{0,6}[[\s]{0,12}$/;
const tag = /<(?:b?box|points?)>[[(\s]{0,6}$|<\|box_start\|>[[(\s]{0,6}$/i;

/** How many characters in front of a group are looked at. */
const look = 64;

export interface Evidence extends Called {
  /** It is called something else, or is the argument of a call. */
  readonly other: boolean;
}

export function evidenceOf(text: string, { from, open }: NumberGroup): Evidence {
  const before = text.slice(Math.max(0, from - look), from);
  const tagged = open.startsWith('<') && open.length > 1;
  const box = tagged ? !open.startsWith('<point') : open === 'names' || tag.test(before) || boxWord.test(before);
  const point = tagged ? open.startsWith('<point') : pointWord.test(before) || /<points?>[[(\s]{0,6}$/i.test(before);
  // `f(1, 2)`, `list[1, 2, 3, 4]`: no space, as in code.
  const called = /[A-Za-z0-9_$]$/.test(before) && open !== 'names';
  return {
    box,
    point,
    nested: open === '[' && /[[［]\s{0,30}$/.test(before),
    other: !(box || point) && (called || otherWord.test(before)),
  };
}

/** In data, a key that does not say place says something else. */
export function hasOtherKey(text: string, { from }: NumberGroup, { box, point }: Called): boolean {
  return !box && !point && anyKey.test(text.slice(Math.max(0, from - look), from));
}
