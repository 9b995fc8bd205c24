const dayMs = 86_400_000;
/** Days of the sheet's calendar before 1970: it takes 1900 for a leap year. */
const daysBefore1970 = { from1900: 25_569, from1904: 24_107 };

/** Whether a number format of a workbook shows a date or a time: built in (ECMA-376 18.8.30) or its own. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code !== undefined) {
    // Words in quotes, colours and conditions in brackets are no part of the date.
    return /[dmyhs]/i.test(code.replaceAll(/"[^"]*"|\[(?![hms]+\])[^\]]*\]|\\./gi, ''));
  }
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** `2026-11-21`, `2026-11-21 13:30:00`, `13:30:00` of a day's fraction. */
export function cellDate(serial: number, from1904: boolean): string {
  if (!Number.isFinite(serial)) return String(serial);
  const before = from1904 ? daysBefore1970.from1904 : daysBefore1970.from1900;
  const time = new Date(Math.round((serial - before) * dayMs));
  if (Number.isNaN(time.getTime())) return String(serial);
  const [date = '', clock = ''] = time.toISOString().slice(0, 19).split('T');
  if (serial >= 0 && serial < 1) return clock;
  return clock === '00:00:00' ? date : `${date} ${clock}`;
}
