/** Numbers for people, in the reader's language. */

const formats = new Map<string, Intl.NumberFormat>();

/** Making one costs more than using it a hundred times, and a running clock asks in every frame. */
function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** "12s", "1m 5s"; tenths below ten seconds. */
export function formatDuration(ms: number, locale: string): string {
  const unit = (value: number, name: 'minute' | 'second', digits = 0): string =>
    numbers(locale, { style: 'unit', unit: name, unitDisplay: 'narrow', maximumFractionDigits: digits }).format(value);
  const seconds = ms / 1000;
  if (seconds < 9.95) return unit(seconds, 'second', 1);
  const whole = Math.round(seconds);
  if (whole < 60) return unit(whole, 'second');
  return `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`;
}

const dates = new Map<string, Intl.DateTimeFormat>();

function moments(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = dates.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    dates.set(key, format);
  }
  return format;
}

/** "14:05" of today, else with the day; `long` says all of it. */
export function formatMoment(atMs: number, nowMs: number, locale: string): { short: string; long: string } {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const short = moments(locale, isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' });
  return { short: short.format(atMs), long: moments(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(atMs) };
}

/** "84 kB", "1.2 MB": decimal units, as file managers show them. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let index = 0;
  // 999.5 would round to "1,000 kB".
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index++;
  }
  const digits = index === 0 || value >= 9.95 ? 0 : 1;
  return `${numbers(locale, { maximumFractionDigits: digits }).format(value)} ${units[index]}`;
}

export function formatCount(count: number, locale: string): string {
  return numbers(locale, {}).format(count);
}

/** The page's language, as the host set it. */
export function pageLocale(root: { lang: string }): string {
  try {
    return Intl.getCanonicalLocales(root.lang || 'en')[0] ?? 'en';
  } catch {
    return 'en';
  }
}
