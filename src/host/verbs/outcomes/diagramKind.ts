import * as vscode from 'vscode';
import { openDiagram } from '../../diagrams/index.ts';
import { saveCode } from '../../panel/code/saveCode.ts';
import type { OutcomeKind, OutcomeOf } from './outcomeKind.ts';

type Diagram = OutcomeOf<'diagram'>;

/** A drawing as the source of Mermaid. */
export const diagramKind: OutcomeKind<Diagram> = {
  label: ({ source }) => vscode.l10n.t('Mermaid, {0} lines', source.split('\n').length),
  doubts: () => [],
  actions: [
    {
      id: 'open',
      icon: 'open-preview',
      title: () => vscode.l10n.t('Open with Drawing'),
      run: async ({ source }, { services }) => {
        await openDiagram(services, source);
        return undefined;
      },
    },
    {
      id: 'copy',
      icon: 'copy',
      title: () => vscode.l10n.t('Copy Mermaid'),
      run: async ({ source }) => {
        await vscode.env.clipboard.writeText(source);
        return vscode.l10n.t('Copied');
      },
    },
    {
      id: 'save',
      icon: 'save-as',
      title: () => vscode.l10n.t('Save As…'),
      run: async ({ source }) => ((await saveCode(source, 'mermaid')) ? vscode.l10n.t('Saved') : undefined),
    },
  ],
};
