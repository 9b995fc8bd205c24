/** CSS pixels. */
export interface Viewport {
  width: number;
  height: number;
}

/** Text and addresses are passed over; a number counts where no name runs into it. */
const lengths =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\)|(?<![\w\\#.-])([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)[dsl]?v(w|h|i|b|min|max)\b/gi;

/** Declarations with lengths of the viewport said in pixels: inside of an SVG the viewport is the picture. */
export function withoutViewportUnits(declarations: string, { width, height }: Viewport): string {
  const sides: Readonly<Record<string, number>> = {
    w: width,
    i: width,
    h: height,
    b: height,
    min: Math.min(width, height),
    max: Math.max(width, height),
  };
  return declarations.replace(lengths, (found, amount?: string, side?: string) =>
    amount === undefined || side === undefined
      ? found
      : `${+((Number(amount) * (sides[side.toLowerCase()] ?? 0)) / 100).toFixed(4)}px`,
  );
}
