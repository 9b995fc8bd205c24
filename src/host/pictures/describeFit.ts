import * as vscode from 'vscode';
import { type PictureMediaType, pictureTypes } from '../../core/attachments/index.ts';
import type { FittedPicture } from './codecMessages.ts';

/** What was done to a picture, for whoever sent it; nothing when it went out pixel for pixel in its own type. */
export function describeFit(name: string, fitted: FittedPicture): string | undefined {
  const { t } = vscode.l10n;
  const { mediaType, width, height, original, textMissing } = fitted;
  const label = (type: PictureMediaType): string => pictureTypes[type].label;
  if (textMissing) {
    return t('{0} was drawn without its text, because no font was found on this computer.', name);
  }
  // A drawing has no size until it is drawn.
  const shrunk = original.mediaType !== 'image/svg+xml' && width * height < original.width * original.height;
  const converted = mediaType !== original.mediaType;
  if (shrunk && converted) {
    return t('{0} was converted from {1} and shrunk to {2} × {3}.', name, label(original.mediaType), width, height);
  }
  if (shrunk) return t('{0} was shrunk to {1} × {2}.', name, width, height);
  if (converted) return t('{0} was converted from {1} to {2}.', name, label(original.mediaType), label(mediaType));
  return undefined;
}
