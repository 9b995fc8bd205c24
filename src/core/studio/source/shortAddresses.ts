/**
 * A page whose pictures are in it, without their bytes: what is sent to a model, and what it answers put back. A
 * picture of 100 kB would be some 80,000 tokens, of which no model can read anything.
 */
export interface ShortPage {
  /** With a short name in place of each long `data:` address. */
  html: string;
  /** A text in which these names stand, with the addresses again. */
  restore(text: string): string;
}

/** Shorter ones, such as a small drawing, are left: they may be what is to be changed. */
const shortest = 512;
const long = new RegExp(
  `data:([\\w.+-]+/[\\w.+-]+(?:;[\\w.+-]+=[\\w.+-]+)*);base64,([A-Za-z0-9+/_%-]{${shortest},}=*)`,
  'g',
);

export function withShortAddresses(html: string): ShortPage {
  const mark = unusedMark(html);
  const bytes: string[] = [];
  const short = html.replaceAll(long, (_, type: string, data: string) => {
    const known = bytes.indexOf(data);
    const number = known < 0 ? bytes.push(data) : known + 1;
    return `data:${type};base64,${mark}${number}`;
  });
  if (bytes.length === 0) return { html, restore: text => text };
  const names = new RegExp(`(?<=;base64,)${mark}(\\d+)`, 'g');
  return {
    html: short,
    restore: text => text.replaceAll(names, (name, number: string) => bytes[Number(number) - 1] ?? name),
  };
}

function unusedMark(html: string): string {
  for (let mark = 'picture-'; ; mark = `another-${mark}`) if (!html.includes(`;base64,${mark}`)) return mark;
}
