/** What a language says about code, drawn as the editor shows it: wavy lines, signs beside the line, words below. */
import type { CodeProblem } from '../../../protocol/index.ts';
import type { PlacedRange } from './placeRange.ts';

export type Severity = CodeProblem['severity'];
export type SeverityColors = Readonly<Record<Severity, string>>;

/** CSS pixels. */
const wave = { length: 6, height: 3, line: 1.3, least: 8 } as const;

/** @param y of the line below the text */
export function drawSquiggle(
  context: CanvasRenderingContext2D,
  { x, width }: Pick<PlacedRange, 'x' | 'width'>,
  y: number,
  color: string,
): void {
  const end = x + Math.max(wave.least, width);
  context.save();
  context.beginPath();
  context.moveTo(x, y);
  for (let at = x, up = true; at < end; at += wave.length / 2, up = !up) {
    const next = Math.min(end, at + wave.length / 2);
    context.quadraticCurveTo((at + next) / 2, up ? y - wave.height : y + wave.height, next, y);
  }
  context.strokeStyle = color;
  context.lineWidth = wave.line;
  context.stroke();
  context.restore();
}

/** A disc, a triangle or a square: colours alone are not told apart by everybody. */
export function drawSign(
  context: CanvasRenderingContext2D,
  severity: Severity,
  x: number,
  y: number,
  size: number,
  colors: SeverityColors,
): void {
  context.save();
  context.fillStyle = colors[severity];
  context.beginPath();
  if (severity === 'error') context.arc(x, y, size / 2, 0, Math.PI * 2);
  else if (severity === 'warning') {
    context.moveTo(x, y - size / 2);
    context.lineTo(x + size / 2, y + size / 2);
    context.lineTo(x - size / 2, y + size / 2);
  } else context.rect(x - size / 2.4, y - size / 2.4, size / 1.2, size / 1.2);
  context.fill();
  context.restore();
}

/** The worst of them, which is what a line shows. */
export function worstOf(severities: readonly Severity[]): Severity | undefined {
  return (['error', 'warning', 'info'] as const).find(severity => severities.includes(severity));
}
