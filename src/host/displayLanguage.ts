import * as vscode from 'vscode';

/** The language that the editor is displayed in, as prompts of that language name it: "English", "简体中文". */
export function displayLanguage(): string {
  const { language, script } = new Intl.Locale(vscode.env.language).maximize();
  // Chinese is the one whose script people name; "English (Latin)" would only confuse.
  const tag = language === 'zh' && script ? `${language}-${script}` : language;
  // Prompts are in Chinese or in English.
  const promptLanguage = language === 'zh' ? tag : 'en';
  return new Intl.DisplayNames([promptLanguage], { type: 'language' }).of(tag) ?? 'English';
}
