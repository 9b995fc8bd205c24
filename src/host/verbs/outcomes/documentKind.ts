import * as vscode from 'vscode';
import { languageIdOf } from '../../../core/code/languageId.ts';
import { saveCode } from '../../panel/code/saveCode.ts';
import type { OutcomeKind, OutcomeOf } from './outcomeKind.ts';

type Document = OutcomeOf<'document'>;

/** Text that was read out of a picture. */
export const documentKind: OutcomeKind<Document> = {
  label: ({ languageId, text }) => {
    const { t } = vscode.l10n;
    const lines = text.split('\n').length;
    const count = lines === 1 ? t('1 line') : t('{0} lines', lines);
    return languageId === '' || languageId === 'text' ? count : `${languageId}, ${count}`;
  },
  doubts: ({ text }) => {
    const unread = text.match(/\[\?\]/g)?.length ?? 0;
    return unread === 0 ? [] : [vscode.l10n.t('{0} places could not be read; they are marked with [?].', unread)];
  },
  actions: [
    {
      id: 'open',
      icon: 'go-to-file',
      title: () => vscode.l10n.t('Open as Document'),
      run: async ({ languageId, text }) => {
        const known = new Set(await vscode.languages.getLanguages());
        const language = languageIdOf(languageId, text, known);
        const document = await vscode.workspace.openTextDocument({ language, content: text });
        await vscode.window.showTextDocument(document, { preview: false });
        return undefined;
      },
    },
    {
      id: 'copy',
      icon: 'copy',
      title: () => vscode.l10n.t('Copy Text'),
      run: async ({ text }) => {
        await vscode.env.clipboard.writeText(text);
        return vscode.l10n.t('Copied');
      },
    },
    {
      id: 'save',
      icon: 'save-as',
      title: () => vscode.l10n.t('Save As…'),
      run: async ({ languageId, text }) => ((await saveCode(text, languageId)) ? vscode.l10n.t('Saved') : undefined),
    },
  ],
};
