import * as vscode from 'vscode';

/** The language that notes are written in: the editor's own, named so that a model understands it. */
export function noteLanguage(): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return names.of(vscode.env.language) ?? 'English';
}
