import { l10n } from 'vscode';
import { type Fix, fixCommands } from '../errorMessages.ts';

/** What is read of the extension's `package.json`. */
export interface Manifest {
  contributes: { commands: readonly { command: string; title: string; category?: string }[] };
}

/**
 * The first way out of an error as a sentence: the editor shows the errors of language models as text, without buttons.
 * Empty where none can be named. `manifest` is the extension's own, in which the editor has translated the titles.
 */
export function fixInWords(fixes: readonly Fix[], manifest: Manifest): string {
  for (const { id } of fixes) {
    if (id === 'choose-model' || id === 'choose-vision-model') return l10n.t('Choose another model in the picker.');
    if (id === 'retry') return l10n.t('Try it again.');
    const found = manifest.contributes.commands.find(({ command }) => command === fixCommands[id]);
    if (found) return l10n.t('Run the command "{0}".', `${found.category ?? ''}: ${found.title}`);
  }
  return '';
}
