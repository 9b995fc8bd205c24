import { type Received, wordsOf } from '../reading/received.ts';
import type { PictureFacts, Region } from '../vision/pictureFacts.ts';
import type { Word } from '../vision/words.ts';

/**
 * Bars of one colour on one base line, measured against the numbers beside the axis; below them the words under each bar.
 * Without such numbers the heights are given in pixels, and the head of the column says so.
 */
export function chartAnswer(received: Received): string {
  const { chinese } = received;
  return received.last.pictures
    .map((picture, index) => tableOf(picture, wordsOf(received, picture), index, chinese))
    .join('\n\n');
}

function tableOf(picture: PictureFacts, words: readonly Word[], index: number, chinese: boolean): string {
  const bars = barsOf(picture);
  const title = titleOf(words, bars) || (chinese ? `图表 ${index + 1}` : `Chart ${index + 1}`);
  if (bars.length === 0) {
    return chinese
      ? `## ${title}\n\n没有找到同色且底边对齐的柱子。`
      : `## ${title}\n\nNo bars of one colour on one line were found.`;
  }
  const scale = axisOf(words, bars);
  const head = scale ? (chinese ? '值' : 'value') : chinese ? '高度（像素）' : 'height (px)';
  const rows = bars.map((bar, at) => {
    const label = labelOf(bar, words) || String(at + 1);
    const value = scale ? scale.valueAt(bar.y) : bar.height;
    return `| ${label} | ~${roundTo(value, scale?.step ?? 1)} |`;
  });
  const axis = scale
    ? chinese
      ? `纵轴从 ${scale.from} 到 ${scale.to}；数值由柱高测得。`
      : `The vertical axis runs from ${scale.from} to ${scale.to}; the values are measured by the heights of the bars.`
    : chinese
      ? '纵轴上没有读出数字，因此只给出高度。'
      : 'No numbers were read beside the axis, so these are heights only.';
  return [`## ${title}`, '', `| ${chinese ? '标签' : 'label'} | ${head} |`, '| --- | ---: |', ...rows, '', axis].join(
    '\n',
  );
}

/** The most rectangles of one colour that end on the same line, left to right. */
function barsOf({ regions }: PictureFacts): Region[] {
  const groups = new Map<string, Region[]>();
  for (const region of regions) {
    if (region.kind === 'line' || region.width < 8) continue;
    const key = `${region.hex} ${Math.round((region.y + region.height) / 4)}`;
    groups.set(key, [...(groups.get(key) ?? []), region]);
  }
  const [best = []] = [...groups.values()].sort((a, b) => b.length - a.length);
  return best.length < 2 ? [] : best.toSorted((a, b) => a.x - b.x);
}

interface Axis {
  valueAt(y: number): number;
  from: number;
  to: number;
  /** Between two of its numbers. */
  step: number;
}

/** The line through the numbers left of the first bar. */
function axisOf(words: readonly Word[], bars: readonly Region[]): Axis | undefined {
  const left = bars[0]?.x ?? 0;
  const ticks = words
    .filter(({ x, width, text }) => x + width <= left && /^-?[\d.,]+$/.test(text))
    .map(({ y, height, text }) => ({ y: y + height / 2, value: Number(text.replaceAll(',', '')) }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => a.y - b.y);
  const [first] = ticks;
  const last = ticks.at(-1);
  if (!first || !last || first.y === last.y) return undefined;
  const perPixel = (last.value - first.value) / (last.y - first.y);
  const base = (bars[0]?.y ?? 0) + (bars[0]?.height ?? 0);
  const valueAt = (y: number): number => first.value + (y - first.y) * perPixel;
  const step = Math.abs((first.value - last.value) / Math.max(1, ticks.length - 1));
  return { valueAt, from: roundTo(valueAt(base), step), to: first.value, step };
}

/** To a tenth of what lies between two numbers of the axis, which is what can be told. */
function roundTo(value: number, step: number): number {
  const grain = 10 ** Math.floor(Math.log10(Math.max(step, 1e-6) / 10));
  return Number((Math.round(value / grain) * grain).toPrecision(6));
}

function labelOf(bar: Region, words: readonly Word[]): string {
  const middle = bar.x + bar.width / 2;
  const base = bar.y + bar.height;
  return words
    .filter(({ x, width, y }) => y >= base && y < base + 60 && Math.abs(x + width / 2 - middle) < bar.width * 0.8)
    .map(({ text }) => text)
    .join(' ');
}

/** The words above all bars, left of or over them, that are no numbers. */
function titleOf(words: readonly Word[], bars: readonly Region[]): string {
  const top = Math.min(...bars.map(({ y }) => y), Infinity);
  const above = words.filter(({ y, height, text }) => y + height < top && !/^[\d.,]+$/.test(text));
  const line = above[0] && above.filter(({ y }) => Math.abs(y - (above[0]?.y ?? 0)) < 12);
  return (line ?? []).map(({ text }) => text).join(' ');
}
