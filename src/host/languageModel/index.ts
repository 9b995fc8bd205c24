import * as vscode from 'vscode';
import { languageModelVendor } from '../ids.ts';
import type { Services } from '../services.ts';
import { LanguageModelProvider } from './languageModelProvider.ts';
import { UnknownEndpoints } from './unknownEndpoints.ts';

/** The models in the editor's picker, kept in step with keys, settings and what endpoints list. */
export function registerLanguageModels(services: Services): void {
  const { context, keys, settings, catalog } = services;
  const changed = new vscode.EventEmitter<void>();
  const fire = (): void => changed.fire();
  const unknown = new UnknownEndpoints(catalog);
  const askAgain = (): void => {
    unknown.forget();
    fire();
  };
  context.subscriptions.push(
    changed,
    vscode.lm.registerLanguageModelChatProvider(
      languageModelVendor,
      new LanguageModelProvider(services, unknown, changed.event),
    ),
    keys.onDidChange(askAgain),
    settings.onDidChange(askAgain),
    catalog.onDidChange(fire),
  );
  // In a fresh profile the editor has not asked any provider yet, and would answer the first prompt of `@glm` with
  // "Language model unavailable": a change makes it ask.
  fire();
}
