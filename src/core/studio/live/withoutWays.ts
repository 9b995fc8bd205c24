/**
 * Elements through which a page could reach something that its policy does not cover: a frame is a fresh global with
 * everything that the guard took away (WebRTC passes every policy), a link may open connections ahead.
 */
const withContent = ['iframe', 'frameset', 'object', 'portal', 'fencedframe', 'applet'];
const withoutContent = ['frame', 'embed', 'link', 'base'];
export const closedElements: ReadonlySet<string> = new Set([...withContent, ...withoutContent]);

const tag = (names: readonly string[]): RegExp => new RegExp(`<(/?)(${names.join('|')})(?=[\\s/>])`, 'gi');
const tagsWithContent = tag(withContent);
const tagsWithoutContent = tag(withoutContent);
/** `http-equiv` refreshes and switches; a closed shadow root would hide what is in it; speculation loads ahead. */
const words = /http-equiv|shadowroot(?=mode|clonable|serializable|delegatesfocus)|speculationrules/gi;

/**
 * Markup without those. By its letters alone, wherever they stand: neither a tag's name nor an attribute's can be
 * spelt in any other way, so no reading of it, however odd, finds one of them. What has no end tag becomes a `meta`,
 * which has none either and may stand in a head.
 */
export function withoutWays(html: string): string {
  return html
    .replace(words, 'data-off-$&')
    .replace(tagsWithContent, '<$1x-$2')
    .replace(tagsWithoutContent, '<$1meta data-off-$2');
}
