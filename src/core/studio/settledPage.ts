/**
 * As much of a page that is being written as will not look otherwise when more of it comes: half a tag shows as text,
 * half an entity as letters, and half a rule of a style sheet as another rule.
 */
export function settledPage(html: string): string {
  const style = openStyle(html);
  if (style !== undefined) return html.slice(0, Math.max(style, html.lastIndexOf('}') + 1));
  const tag = html.lastIndexOf('<');
  if (tag >= 0 && !html.includes('>', tag) && /^<(?:[a-z/!?]|$)/i.test(html.slice(tag, tag + 2))) {
    return html.slice(0, tag);
  }
  const entity = /&#?\w{0,31}$/.exec(html.slice(-34));
  return entity ? html.slice(0, html.length - entity[0].length) : html;
}

/** Where the content of a style element begins that is not closed yet. */
function openStyle(html: string): number | undefined {
  const at = Math.max(html.lastIndexOf('<style'), html.lastIndexOf('<STYLE'));
  if (at < 0 || /<\/style/i.test(html.slice(at))) return undefined;
  const begin = html.indexOf('>', at);
  return begin < 0 ? undefined : begin + 1;
}
