/** Which addresses an answer may link to: nothing that runs, nothing that reaches into the editor. */

const allowedProtocols = new Set(['http:', 'https:', 'mailto:']);

/** The address in its normal form, or `undefined` when it must not become a link (relative, `javascript:`, `command:`…). */
export function safeHref(href: string): string | undefined {
  const url = URL.parse(href.trim());
  if (!url || !allowedProtocols.has(url.protocol)) return undefined;
  if (url.protocol !== 'mailto:' && url.hostname === '') return undefined;
  return url.href;
}
