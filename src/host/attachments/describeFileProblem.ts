import * as vscode from 'vscode';
import { maxFileBytes, UnreadableFile } from '../../core/attachments/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';

/** Why a file of any kind cannot be attached, in the user's language. */
export function describeFileProblem(error: unknown, name: string): string {
  const { t } = vscode.l10n;
  if (error instanceof PlainFailure) return error.message;
  if (!(error instanceof UnreadableFile)) return describePictureProblem(error, name);
  switch (error.reason) {
    case 'empty':
      return t('{0} is empty.', name);
    case 'too-large':
      return t(
        '{0} is too large to attach. The limit is {1} MB for videos, and less for everything else.',
        name,
        maxFileBytes / 1024 / 1024,
      );
    case 'folder':
      return t('{0} is a folder. Attach its files.', name);
    case 'unknown-type':
      return t(
        '{0} is of a type that no model reads. Pictures, videos, audio, PDF, Office files and text are taken.',
        name,
      );
    case 'old-office':
      return t('{0} is an Office file of the old format. Save it as .docx, .xlsx or .pptx and attach that.', name);
    case 'encrypted':
      return t('{0} is protected by a password. Save a copy without one and attach that.', name);
    case 'damaged':
      return t('{0} is damaged and cannot be read.', name);
    case 'nothing-in-it':
      return t('There is nothing to read in {0}.', name);
    case 'gave-up':
      return t('{0} took too long or too much memory to read.', name);
  }
}
