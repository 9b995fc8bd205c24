import { type Received, wordsOf } from '../reading/received.ts';
import { type Arrow, findArrows } from '../vision/findArrows.ts';
import type { PictureFacts, Region } from '../vision/pictureFacts.ts';
import type { Word } from '../vision/words.ts';

/** Rectangles with words in them are nodes, lines from one to another are edges, heads of arrows say which way. */
export function diagramAnswer(received: Received): string {
  return received.last.pictures
    .map(picture => describe(picture, wordsOf(received, picture), received.chinese))
    .join('\n\n');
}

function describe(picture: PictureFacts, words: readonly Word[], chinese: boolean): string {
  const boxes = boxesOf(picture);
  const labels = boxes.map(box => labelOf(box, words));
  const arrows = findArrows(picture, boxes);
  const name = (index: number): string => labels[index] || '?';
  const said = arrows
    .map(({ from, to }) => (chinese ? `“${name(from)}”指向“${name(to)}”` : `“${name(from)}” leads to “${name(to)}”`))
    .join(chinese ? '，' : ', ');
  const intro = chinese
    ? `图中有 ${boxes.length} 个方框和 ${arrows.length} 条连线${said ? `：${said}` : ''}。`
    : `There are ${boxes.length} boxes and ${arrows.length} lines between them${said ? `: ${said}` : ''}.`;
  const isDownward = isMostlyDown(arrows, boxes);
  const lines = [
    `flowchart ${isDownward ? 'TD' : 'LR'}`,
    ...boxes.map((_, index) => `  n${index + 1}["${name(index).replaceAll('"', "'")}"]`),
    ...arrows.map(({ from, to, headed }) => `  n${from + 1} ${headed ? '-->' : '---'} n${to + 1}`),
  ];
  return [intro, '', '```mermaid', ...lines, '```'].join('\n');
}

/** In reading order; what holds others is their frame, and what is tiny no box. */
function boxesOf({ regions }: PictureFacts): Region[] {
  return regions
    .filter(
      ({ kind, width, height, children }) => kind !== 'line' && width >= 30 && height >= 20 && children.length === 0,
    )
    .toSorted((a, b) => a.y - b.y || a.x - b.x);
}

function labelOf(box: Region, words: readonly Word[]): string {
  return words
    .filter(({ x, y, width, height }) => {
      const [middleX, middleY] = [x + width / 2, y + height / 2];
      return middleX > box.x && middleX < box.x + box.width && middleY > box.y && middleY < box.y + box.height;
    })
    .map(({ text }) => text)
    .join(' ');
}

function isMostlyDown(arrows: readonly Arrow[], boxes: readonly Region[]): boolean {
  const down = arrows.filter(({ from, to }) => {
    const [a, b] = [boxes[from], boxes[to]];
    return a && b && Math.abs(b.y - a.y) > Math.abs(b.x - a.x);
  });
  return down.length > arrows.length / 2;
}
