import * as vscode from 'vscode';
import { maxPictureBytes, pictureTypes, UnreadablePicture } from '../../core/attachments/index.ts';

/** Why something cannot be attached, in the user's language. */
export function describePictureProblem(error: unknown, name: string): string {
  const { t } = vscode.l10n;
  if (!(error instanceof UnreadablePicture)) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return t('{0} does not exist.', name);
    const reason = error instanceof Error ? error.message : String(error);
    return t('{0} could not be read: {1}', name, reason);
  }
  switch (error.reason) {
    case 'empty':
      return t('{0} is empty.', name);
    case 'too-large':
      return t('{0} is larger than {1} MB, more than a model takes.', name, maxPictureBytes / 1024 / 1024);
    case 'unsupported-type':
      return t('{0} is a {1} picture. {2} are taken.', name, error.found ?? '?', takenTypes());
    case 'not-a-picture':
      return t('{0} is not a picture. {1} are taken.', name, takenTypes());
    case 'damaged':
      return t('{0} is damaged and cannot be read as a picture.', name);
    case 'too-many-pixels':
      return t('{0} has {1} pixels, more than can be read with care. Make it smaller first.', name, error.found ?? '?');
    case 'gave-up':
      return t('{0} took too long or too much memory to read.', name);
  }
}

/** "PNG, JPEG, WebP, GIF and BMP" in the user's language. */
function takenTypes(): string {
  const labels = Object.values(pictureTypes).map(type => type.label);
  return new Intl.ListFormat(vscode.env.language, { type: 'conjunction' }).format(labels);
}
