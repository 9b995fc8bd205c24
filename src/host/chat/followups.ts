import * as vscode from 'vscode';
import { changeJobs } from '../../core/codeChange/index.ts';
import { type VerbName, verbOf } from '../../core/verbs/index.ts';
import { readMetadata, type TurnMetadata } from './turnMetadata.ts';

/** More are a menu, and no suggestion. */
const most = 4;

/** What a user may well want next, from what the last turn did and had; nothing after a failure. */
export function followups(result: vscode.ChatResult): vscode.ChatFollowup[] {
  const { t } = vscode.l10n;
  const metadata = readMetadata(result);
  if (metadata.failed) return [];
  if (metadata.cutByLength || metadata.outOfRounds) {
    return [{ prompt: t('Go on where you stopped.'), label: t('Go On') }];
  }
  const asked = questionsAfter(metadata.command ?? 'chat').map(prompt => ({ prompt }));
  return [...asked, ...commandsAfter(metadata)].slice(0, most);
}

function questionsAfter(command: TurnMetadata['command']): string[] {
  const { t } = vscode.l10n;
  switch (command) {
    case 'chat':
    case 'fix':
    case 'tests':
    case 'docs':
      return [];
    case 'explain':
      return [t('What could go wrong in this code?')];
    case 'annotate':
    case 'review':
      return [t('Which of the notes matters most, and why?')];
    case 'html':
      return [t('Describe the picture in detail.')];
    case 'ocr':
      return [t('Explain what this text says.')];
    case 'debug':
      return [t('How can this error be kept from coming back?')];
    case 'diagram':
      return [t('Explain the diagram step by step.')];
    case 'chart':
      return [t('What stands out in these figures?')];
    case 'compare':
      return [t('Describe in words what differs between the two pictures.')];
    case 'locate':
      return [t('Describe the picture in detail.')];
    case 'video':
      return [t('What are the most important moments, and when?')];
    case 'doc':
      return [t('Sum this up in five sentences.')];
  }
}

/** Commands that go on with the same pictures or the same code. */
function commandsAfter({ command = 'chat', pictures = 0, code = 0 }: Partial<TurnMetadata>): vscode.ChatFollowup[] {
  const { t } = vscode.l10n;
  const wishes: (vscode.ChatFollowup & { command: string })[] = [];
  if (command === 'chat' || command === 'ocr' || command === 'locate') {
    if (pictures === 2) wishes.push({ prompt: '', command: 'compare', label: t('Compare the two pictures') });
    if (pictures > 0) {
      wishes.push(
        { prompt: '', command: 'html', label: t('Turn the picture into a page') },
        { prompt: '', command: 'ocr', label: t('Read the text in the picture') },
        { prompt: '', command: 'chart', label: t('Read the figures of the chart') },
      );
    }
  }
  if (command === 'fix') wishes.push({ prompt: '', command: 'tests', label: t('Write tests for it') });
  if ((command === 'chat' || command === 'explain') && code > 0) {
    wishes.push({ prompt: '', command: 'tests', label: t('Write tests for it') });
    wishes.push({ prompt: '', command: 'annotate', label: t('Write notes on the code') });
  }
  return wishes.filter(wish => wish.command !== command && isThere(wish.command));
}

function isThere(command: string): boolean {
  const own = ['html', 'annotate', ...changeJobs].includes(command);
  return own || verbOf(command as VerbName) !== undefined;
}
