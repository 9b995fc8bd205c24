/** What stands where a page wants something from another server: nothing is asked for, and nothing moves. */

interface Wanted {
  /** As the attributes say, where they do. */
  width?: string | null;
  height?: string | null;
  /** Many services that give pictures to try out have the size in the address. */
  address?: string;
}

const plainWidth = 320;
const ratio = 9 / 16;
const largest = 4000;

/** By the attributes, else by what the address says, else 16 by 9: what a style sheet says comes on top of it. */
export function placeholderSize({ width, height, address = '' }: Wanted): { width: number; height: number } {
  const [w, h] = [pixelsOf(width), pixelsOf(height)];
  if (w !== undefined && h !== undefined) return { width: w, height: h };
  const told = sizeInAddress(address);
  const shape = told ? told.height / told.width : ratio;
  if (w !== undefined) return { width: w, height: Math.max(1, Math.round(w * shape)) };
  if (h !== undefined) return { width: Math.max(1, Math.round(h / shape)), height: h };
  return told ?? { width: plainWidth, height: plainWidth * ratio };
}

function pixelsOf(attribute: string | null | undefined): number | undefined {
  // As a browser reads it: digits in front; a percentage is no size.
  const found = /^\s*(\d+)(?:\.\d+)?\s*(?:px)?\s*$/i.exec(attribute ?? '')?.[1];
  const size = found === undefined ? 0 : Number(found);
  return size > 0 ? Math.min(largest, size) : undefined;
}

function sizeInAddress(address: string): { width: number; height: number } | undefined {
  // With a slash between them two numbers of two digits are rather a date.
  const pair = /(?:^|[/=_-])(?:(\d{2,4})[x×]|(\d{3,4})\/(?=\d{3}))(\d{2,4})(?=$|[/?&#._-])/i.exec(address);
  const query = [/[?&]w(?:idth)?=(\d{2,4})/i.exec(address), /[?&]h(?:eight)?=(\d{2,4})/i.exec(address)];
  const [w, h] = pair ? [pair[1] ?? pair[2], pair[3]] : [query[0]?.[1], query[1]?.[1]];
  return w === undefined || h === undefined ? undefined : { width: Number(w), height: Number(h) };
}

/** A picture of that size as a `data:` address: quiet stripes, and the words that stand for the picture. */
export function placeholder(size: { width: number; height: number }, label = ''): string {
  const { width, height } = size;
  const type = Math.max(9, Math.min(16, Math.round(Math.min(width / 12, height / 4))));
  const room = Math.floor((width - 16) / (type * 0.56));
  const words = [...label.trim()];
  const text = words.length > room ? `${words.slice(0, Math.max(0, room - 1)).join('')}…` : words.join('');
  const named = text.length > 1 && height >= type * 1.6;
  return svg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice">` +
      `<defs>${stripes}</defs><rect width="100%" height="100%" fill="#e4e7ea"/><rect width="100%" height="100%" fill="url(#s)"/>` +
      (named
        ? `<text x="50%" y="50%" text-anchor="middle" dominant-baseline="central" font-family="sans-serif" font-size="${type}" fill="#59616a">${inMarkup(text)}</text>`
        : '') +
      '</svg>',
  );
}

const stripes =
  '<pattern id="s" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="12" fill="#dbdfe3"/></pattern>';

const tile = svg(
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><defs>${stripes}</defs><rect width="100%" height="100%" fill="#e4e7ea"/><rect width="100%" height="100%" fill="url(#s)"/></svg>`,
);

/** Style text without addresses of other servers, and how many there were. */
export function withoutAddresses(css: string): { css: string; count: number } {
  if (!/url\(|@import/i.test(css)) return { css, count: 0 };
  let count = 0;
  const counted = (replacement: string): string => {
    count++;
    return replacement;
  };
  const text = css
    .replace(/@import\b[^;]*(?:;|$)/gi, () => counted(''))
    .replace(
      /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)(\s*format\()?/gi,
      (whole: string, double?: string, single?: string, bare?: string, format?: string) => {
        const address = (double ?? single ?? bare ?? '').trim();
        if (address === '' || /^(?:data:|#)/i.test(address)) return whole;
        const isFont = format !== undefined || /\.(?:woff2?|ttf|otf|eot)\b/i.test(address);
        return counted(isFont ? `url("data:,")${format ?? ''}` : `url("${tile}")`);
      },
    );
  return { css: text, count };
}

function svg(markup: string): string {
  return `data:image/svg+xml,${encodeURIComponent(markup)}`;
}

function inMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
