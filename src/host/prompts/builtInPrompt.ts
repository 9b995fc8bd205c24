import * as vscode from 'vscode';
import { templateText } from '../../core/prompts/promptTemplate.ts';
import { promptTemplateOf } from '../../core/prompts/promptTemplates.ts';
import { promptScheme } from '../ids.ts';

/** The address of a built-in text, which opens as a document that cannot be written to. */
export function builtInPromptUri(id: string): vscode.Uri {
  return vscode.Uri.from({ scheme: promptScheme, path: `/${id}.md` });
}

export function builtInPromptIdOf(uri: vscode.Uri): string | undefined {
  return uri.scheme === promptScheme ? /^\/(.+)\.md$/.exec(uri.path)?.[1] : undefined;
}

/** In the editor's language. */
export function builtInText(id: string): string {
  const template = promptTemplateOf(id);
  return template ? `${templateText(template, vscode.env.language)}\n` : '';
}

export function registerBuiltInPrompts(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(promptScheme, {
    provideTextDocumentContent: uri => builtInText(builtInPromptIdOf(uri) ?? ''),
  });
}
