import * as vscode from 'vscode';

/** The language that the editor is displayed in, named as a model understands it: "English", "Simplified Chinese". */
export function displayLanguage(): string {
  const { language, script } = new Intl.Locale(vscode.env.language).maximize();
  // Chinese is the one whose script people name; "English (Latin)" would only confuse.
  const tag = language === 'zh' && script ? `${language}-${script}` : language;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? 'English';
}
