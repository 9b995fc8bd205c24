import type { ConsoleLine } from '../../../core/studio/live/liveMessages.ts';

export interface ConsoleEntry extends Omit<ConsoleLine, 'level'> {
  level: ConsoleLine['level'] | 'blocked';
  /** How often it was said in a row. */
  times: number;
}

export interface ConsoleModel {
  readonly entries: readonly ConsoleEntry[];
  /** Said as well, and not kept. */
  readonly dropped: number;
}

/** The newest are kept. */
const maxEntries = 400;

export const emptyConsole: ConsoleModel = { entries: [], dropped: 0 };

export function withLines(
  { entries, dropped }: ConsoleModel,
  lines: readonly Omit<ConsoleEntry, 'times'>[],
  alsoDropped = 0,
): ConsoleModel {
  const all = [...entries];
  for (const line of lines) {
    const last = all.at(-1);
    const isSame = last?.text === line.text && last.level === line.level && last.line === line.line;
    if (isSame) all[all.length - 1] = { ...last, times: last.times + 1 };
    else all.push({ ...line, times: 1 });
  }
  const over = Math.max(0, all.length - maxEntries);
  return { entries: over > 0 ? all.slice(over) : all, dropped: dropped + alsoDropped + over };
}

/** What its button says: how many errors there are. */
export function errorsIn({ entries }: ConsoleModel): number {
  return entries.reduce((sum, { level, times }) => sum + (level === 'error' ? times : 0), 0);
}

export function consoleText({ entries }: ConsoleModel): string {
  return entries
    .map(({ level, text, line, times }) => {
      const where = line === undefined ? '' : ` (${line})`;
      return `[${level}] ${text}${where}${times > 1 ? ` ×${times}` : ''}`;
    })
    .join('\n');
}
