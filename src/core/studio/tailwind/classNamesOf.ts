const attribute = /\bclass\s*=\s*(?:"([^"]*)("?)|'([^']*)('?))/gi;

/**
 * Every class that a page names, each once, in the order in which they come. Of an attribute that is not written to its
 * end the last word is left out: half a name would be another class.
 */
export function classNamesOf(html: string): string[] {
  const names = new Set<string>();
  for (const [, double, doubleEnd, single, singleEnd] of html.matchAll(attribute)) {
    const words = (double ?? single ?? '').split(/\s+/);
    if (!(doubleEnd || singleEnd)) words.pop();
    for (const word of words) if (word !== '') names.add(decoded(word));
  }
  return [...names];
}

/** As far as class names hold them: `[&amp;>p]:mt-2`. */
function decoded(word: string): string {
  return word.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: keyof typeof entities) => entities[name]);
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" } as const;
