/** Enough to follow a short film, and few enough for every endpoint. */
export const defaultFrameCount = 8;

/** `count` moments, each in the middle of its equal part of the film, so that neither a black start nor an end is taken. */
export function evenTimes(durationMs: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.round(((index + 0.5) * durationMs) / count));
}

/**
 * Moments as people write them: `0:05, 1:30.5` or seconds, `5 90.5`.
 * @returns milliseconds in order, each once; undefined where it cannot be read or lies behind the end
 */
export function parseTimes(text: string, durationMs: number): number[] | undefined {
  const times = new Set<number>();
  for (const piece of text.split(/[,，、;；\s]+/).filter(entry => entry !== '')) {
    if (!/^(?:\d+[:：]){0,2}\d+(?:\.\d+)?$/.test(piece)) return undefined;
    const seconds = piece.split(/[:：]/).reduce((sum, part) => sum * 60 + Number(part), 0);
    const ms = Math.round(seconds * 1000);
    if (ms > durationMs) return undefined;
    times.add(ms);
  }
  return times.size === 0 ? undefined : [...times].sort((a, b) => a - b);
}

/** `0:05`, `1:30.5`, `1:00:00`. */
export function formatTime(ms: number): string {
  const tenths = Math.round(ms / 100);
  const seconds = (tenths % 600) / 10;
  const minutes = Math.floor(tenths / 600);
  const two = (value: number): string => String(value).padStart(2, '0');
  const end = `${seconds < 10 ? '0' : ''}${seconds}`;
  return minutes < 60 ? `${minutes}:${end}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${end}`;
}
