/** What the element is known by, in a file that left the Studio. */
export const stylesAttribute = 'data-tailwind';

/**
 * The page with a style sheet of its own at the end of its head: what stands before it keeps its place among its
 * siblings, and all of the body does.
 */
export function withStyles(html: string, css: string): string {
  if (css === '') return html;
  const element = `<style ${stylesAttribute}>\n${css.trim().replaceAll(/<\/(?=style)/gi, '<\\/')}\n</style>\n`;
  const at = placeIn(html);
  return html.slice(0, at) + element + html.slice(at);
}

function placeIn(html: string): number {
  // What is written in comments and scripts is no tag.
  const plain = html.replace(/<!--[\s\S]*?(?:-->|$)|<(script|style|title|textarea)\b[\s\S]*?<\/\1\s*>/gi, text =>
    ' '.repeat(text.length),
  );
  const end = /<\/head\s*>|<body\b/i.exec(plain);
  if (end) return end.index;
  const start = [/<head\b[^>]*>/i, /<html\b[^>]*>/i, /<!doctype\b[^>]*>/i].flatMap(tag => tag.exec(plain) ?? [])[0];
  const opened = /<head\b[^>]*>/i.test(plain);
  // A head that is still being written: behind all that has come of it.
  if (opened) return html.length;
  if (!start) return 0;
  return plain.indexOf(start) + start.length;
}
