/** When something was, as short as it can be said: "5 min. ago", "Mon 14:05", "3 Nov", "3 Nov 2025". */
import { dayEdges } from './dateGroups.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export function formatAgo(atMs: number, nowMs: number, locale: string): string {
  const [today, , week] = dayEdges(nowMs);
  // A clock that was set back must not speak of the future.
  const ago = Math.max(0, nowMs - atMs);
  if (atMs >= today) {
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
    if (ago < minuteMs) return relative.format(0, 'second');
    if (ago < hourMs) return relative.format(-Math.floor(ago / minuteMs), 'minute');
    return relative.format(-Math.floor(ago / hourMs), 'hour');
  }
  const at = new Date(atMs);
  const format = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, options).format(at);
  if (atMs >= week) return format({ weekday: 'short', hour: 'numeric', minute: '2-digit' });
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return format({ month: 'short', day: 'numeric', ...(isThisYear ? {} : { year: 'numeric' }) });
}
