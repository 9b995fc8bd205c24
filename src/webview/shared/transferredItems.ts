/** What a paste or a drop carries for us. */

/** The part of `DataTransfer` that is read. */
export interface Transfer<F> {
  readonly files: ArrayLike<F>;
  readonly types: readonly string[];
  getData(type: string): string;
}

/** Files of a paste, none when text comes along: copied cells and paragraphs bring a picture of themselves too. */
export function pastedFiles<F>(transfer: Transfer<F>): F[] {
  if (transfer.getData('text/plain').trim() !== '') return [];
  return Array.from(transfer.files);
}

export function droppedFiles<F>(transfer: Transfer<F>): F[] {
  return Array.from(transfer.files);
}

/** Resources dragged from the Explorer or an editor's tab, each once. */
export function droppedUris(transfer: Transfer<unknown>): string[] {
  const lists = [transfer.getData('application/vnd.code.uri-list'), transfer.getData('text/uri-list')];
  const uris = lists.flatMap(list => list.split(/\r\n|\r|\n/)).filter(line => line !== '' && !line.startsWith('#'));
  uris.push(...resourceUrls(transfer.getData('resourceurls')));
  // A picture dragged out of a page that wraps it in a link: the link stands in the list, the picture in the HTML.
  const picture = /<img\b[^>]*\bsrc\s*=\s*["']?(https?:[^"'\s>]+)/i.exec(transfer.getData('text/html'))?.[1];
  if (picture !== undefined) uris.unshift(picture.replaceAll('&amp;', '&'));
  return [...new Set(uris.map(uri => uri.trim()))].filter(uri => /^[a-z][a-z0-9+.-]*:/i.test(uri));
}

/** While dragging, only the types may be read. */
export function carriesAnything(types: readonly string[]): boolean {
  const known = ['files', 'text/uri-list', 'application/vnd.code.uri-list', 'resourceurls'];
  return types.some(type => known.includes(type.toLowerCase()));
}

function resourceUrls(json: string): string[] {
  if (json === '') return [];
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.filter(item => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
