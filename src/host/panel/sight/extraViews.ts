import type { StoredBlob } from '../../../core/attachments/index.ts';
import type { AssistantTurn, Sound, WebSource } from '../../../core/conversation/index.ts';
import type { SoundView, SourceView } from '../../../protocol/index.ts';

/** @param uriOf where the webview finds stored bytes */
export function extraViews(
  { sound, sources }: AssistantTurn,
  uriOf: (blob: StoredBlob) => string,
): { sound: SoundView | undefined; sources: SourceView[] | undefined } {
  return { sound: sound && soundView(sound, uriOf(sound)), sources: sources?.map(sourceView) };
}

function soundView({ mediaType, bytes, durationMs }: Sound, uri: string): SoundView {
  return { mediaType, bytes, durationMs, uri };
}

function sourceView({ title, url, content, publisher, publishedAt, reference }: WebSource): SourceView {
  const address = webAddress(url);
  const place = publisher?.trim() || address?.hostname.replace(/^www\./, '') || url.slice(0, 80);
  return {
    title: title.trim() || place,
    href: address?.href,
    place,
    content: content?.trim() || undefined,
    publishedAt: publishedAt?.trim() || undefined,
    reference,
  };
}

/** A search's results are strangers' words: nothing but the web is linked to. */
function webAddress(text: string): URL | undefined {
  const url = URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
}
