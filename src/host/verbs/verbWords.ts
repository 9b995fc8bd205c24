import * as vscode from 'vscode';
import type { VerbName } from '../../core/verbs/index.ts';

export interface VerbWords {
  /** As a command: "Read Text". */
  title: string;
  /** What it brings, in one line. */
  detail: string;
  /** A codicon. */
  icon: string;
}

/** What people are told a verb does. */
export function verbWords(name: VerbName): VerbWords {
  const { t } = vscode.l10n;
  switch (name) {
    case 'ocr':
      return { title: t('Read Text'), detail: t('text or code out of a picture'), icon: 'whole-word' };
    case 'debug':
      return { title: t('Debug Screenshot'), detail: t('an error, with the files that it names'), icon: 'bug' };
    case 'diagram':
      return { title: t('Read Diagram'), detail: t('explained, and as Mermaid'), icon: 'type-hierarchy' };
    case 'chart':
      return { title: t('Read Chart'), detail: t('its data as a table and CSV'), icon: 'graph' };
    case 'compare':
      return { title: t('Compare Pictures'), detail: t('what differs, and how much it matters'), icon: 'diff' };
    case 'locate':
      return { title: t('Locate in Picture'), detail: t('boxes around what you name'), icon: 'target' };
    case 'video':
      return { title: t('Summarize Video'), detail: t('with the times of what happens'), icon: 'device-camera-video' };
    case 'doc':
      return { title: t('Read Document'), detail: t('with the pages that it says it on'), icon: 'book' };
  }
}
