import type * as vscode from 'vscode';
import type { Picture } from '../../core/attachments/index.ts';
import type { ImageView } from '../../protocol/index.ts';

/** The screenshot of a page, for its tab. `id` is the page's. */
export function pictureView(id: string, picture: Picture, uri: vscode.Uri): ImageView {
  const { name, mediaType, width, height, data } = picture;
  return { id, kind: 'image', name, mediaType, width, height, bytes: data.byteLength, uri: uri.toString() };
}
