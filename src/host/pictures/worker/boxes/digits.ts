/** Digits as rows of three bits: numbers are drawn on machines without any font as well. */
const glyphs: readonly (readonly number[])[] = [
  [7, 5, 5, 5, 7],
  [2, 6, 2, 2, 7],
  [7, 1, 7, 4, 7],
  [7, 1, 7, 1, 7],
  [5, 5, 7, 1, 1],
  [7, 4, 7, 1, 7],
  [7, 4, 7, 5, 7],
  [7, 1, 1, 2, 2],
  [7, 5, 7, 5, 7],
  [7, 5, 7, 1, 7],
];

const columns = 3;
const rows = 5;

/** Of a number that is `height` pixels high. */
export function digitsWidth(number: number, height: number): number {
  const dot = height / rows;
  const { length } = String(number);
  return (length * columns + (length - 1)) * dot;
}

/** The path of a number whose top left corner is at `x`, `y`. */
export function digitsPath(number: number, x: number, y: number, height: number): string {
  const dot = height / rows;
  const path: string[] = [];
  for (const [index, digit] of [...String(number)].entries()) {
    for (const [row, bits] of (glyphs[Number(digit)] ?? []).entries()) {
      for (let column = 0; column < columns; column++) {
        if ((bits & (4 >> column)) === 0) continue;
        const left = x + (index * (columns + 1) + column) * dot;
        path.push(
          `M${left.toFixed(2)} ${(y + row * dot).toFixed(2)}h${dot.toFixed(2)}v${dot.toFixed(2)}h-${dot.toFixed(2)}z`,
        );
      }
    }
  }
  return path.join('');
}
