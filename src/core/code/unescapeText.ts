const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
};

/**
 * For text that was written as the inside of a JSON string: turns back as much of `text` as is certain. `rest` is the beginning of an escape that needs more text; with `final`
 * there is no more and it is kept as it stands.
 */
export function unescapeText(text: string, final: boolean): { text: string; rest: string } {
  // An odd run of backslashes at the end, or one before an unfinished `u12`, is an escape that goes on.
  const open = final ? null : /(\\+)(u[0-9a-f]{0,3})?$/i.exec(text);
  const cut = open?.[1] && open[1].length % 2 === 1 ? `\\${open[2] ?? ''}` : '';
  const whole = cut === '' ? text : text.slice(0, -cut.length);
  const decoded = whole.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (match, hex?: string, char?: string) =>
    hex === undefined ? (simple[char ?? ''] ?? match) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return { text: decoded, rest: cut };
}
