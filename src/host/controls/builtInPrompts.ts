import { l10n } from 'vscode';
import type { Prompt } from '../../core/controls/index.ts';

/** What comes with the extension, in the language of the editor. */
export function builtInPrompts(): Prompt[] {
  return [
    {
      id: 'review',
      name: l10n.t('Review code'),
      text: l10n.t(
        'Review this code. Name bugs first, then what is hard to read, each with its line and a better version:\n\n{0}',
        '{{selection}}',
      ),
    },
    {
      id: 'tests',
      name: l10n.t('Write tests'),
      text: l10n.t(
        'Write tests for this code: the usual case, the edges, and what must fail. Use the test framework that the project uses:\n\n{0}',
        '{{selection}}',
      ),
    },
    {
      id: 'error',
      name: l10n.t('Explain an error'),
      text: l10n.t(
        'What does this error mean, what is its most likely cause, and how do I make sure of it?\n\n{0}',
        '{{clipboard}}',
      ),
    },
    {
      id: 'commit',
      name: l10n.t('Commit message'),
      text: l10n.t(
        'Write a commit message for this diff: one line of at most 72 characters, then why it was done.\n\n{0}',
        '{{clipboard}}',
      ),
    },
    {
      id: 'picture',
      name: l10n.t('Read a screenshot'),
      text: l10n.t(
        'Describe this screenshot: what kind of screen it is, its parts from top to bottom with their texts, and what looks wrong.',
      ),
    },
    {
      id: 'translate',
      name: l10n.t('Translate'),
      text: l10n.t(
        'Translate into {0}. Keep code, names and formatting as they are:\n\n{1}',
        '{{language}}',
        '{{selection}}',
      ),
    },
  ];
}
