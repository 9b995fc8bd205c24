import type { TurnView } from '../../../protocol/index.ts';

/** In CSS pixels, at the size of text that VS Code begins with: being wrong costs nothing but an exact scroll bar. */
const line = 20;
const character = 7;
const around = { user: 90, assistant: 110 } as const;
const picture = 210;
/** More of a question is folded. */
const longestQuestion = 14;

/** How high a turn will be about, before it is drawn. */
export function estimatedHeight(view: TurnView, widthPx: number): number {
  const perLine = Math.max(20, Math.min(widthPx, 860) / character);
  let lines = view.text.length / perLine;
  for (let at = view.text.indexOf('\n'); at >= 0; at = view.text.indexOf('\n', at + 1)) lines += 0.6;
  if (view.role === 'assistant') return Math.round(around.assistant + lines * line);
  const pictures = view.attachments.length > 0 ? picture : 0;
  return Math.round(around.user + pictures + Math.min(lines, longestQuestion) * line);
}
