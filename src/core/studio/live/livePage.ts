import { withoutWays } from './withoutWays.ts';

/**
 * What a page whose scripts run may use, beside what the webview around it allows: what stands in it, and nothing from
 * anywhere. `require-trusted-types-for` hands each piece of markup and script that the page makes while it runs to the
 * guard, and refuses addresses that are scripts.
 */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  'media-src data: blob:',
  "connect-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/**
 * The document of the frame in which a page runs: its own source, with the policy and the guard in front of its first
 * element, on its first line, so that a browser reads it as it would alone and counts its lines the same.
 * @param guard a script that takes itself and the policy's element out again
 */
export function livePage(html: string, guard: string): string {
  const source = withoutWays(html);
  // What may stand before the doctype without making the page an old one, and the doctype.
  const start = /^(?:\uFEFF|\s|<!--[\s\S]*?-->)*<!doctype[^>]*>/i.exec(source)?.[0] ?? '';
  const prelude = [
    '<meta http-equiv="Content-Security-Policy" content="',
    policy,
    '"><meta http-equiv="x-dns-prefetch-control" content="off"><script>',
    // On one line, or the page's own lines would be counted from another one.
    guard
      .trim()
      .replaceAll(/<(?=\/?script|!--)/gi, '\\x3C')
      .replaceAll(/\s*\n\s*/g, ' '),
    '</script>',
  ].join('');
  return start + prelude + source.slice(start.length);
}
