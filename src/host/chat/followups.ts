import * as vscode from 'vscode';
import { readMetadata } from './turnMetadata.ts';

/** What a user may well want next, from what the last turn was about; nothing after a failure. */
export function followups(result: vscode.ChatResult): vscode.ChatFollowup[] {
  const { t } = vscode.l10n;
  const { command, pictures = 0, code = 0, cutByLength = false, failed = false } = readMetadata(result);
  if (failed) return [];
  if (cutByLength) return [{ prompt: t('Go on where you stopped.'), label: t('Go On') }];
  if (command === 'html') return [{ prompt: t('Describe the picture in detail.') }];
  if (command === 'compare') return [{ prompt: t('Describe in words what differs between the two pictures.') }];
  if (command === 'annotate') return [{ prompt: t('Which of the notes matters most, and why?') }];
  const wishes: vscode.ChatFollowup[] = [];
  if (pictures > 0) wishes.push({ prompt: '', command: 'html', label: t('Turn the picture into a page') });
  if (command === 'explain') {
    wishes.push({ prompt: t('What could go wrong in this code?') }, { prompt: t('Write tests for this code.') });
  }
  if (code > 0) wishes.push({ prompt: '', command: 'annotate', label: t('Write notes on the code') });
  return wishes;
}
