import type * as vscode from 'vscode';
import { languageModelVendor } from '../ids.ts';
import { findLanguageModel } from '../languageModel/modelIds.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { Services } from '../services.ts';

/**
 * Who answers in Chat: the model picked there when it is one of ours, else the one of the settings.
 * @throws as `ModelCatalog.refresh`, where an endpoint of which nothing is known cannot be asked for its models
 */
export async function chosenModel(
  { endpoints, catalog }: Services,
  picked: Pick<vscode.LanguageModelChat, 'vendor' | 'id'>,
  signal: AbortSignal,
): Promise<ModelChoice | undefined> {
  const ours = picked.vendor === languageModelVendor ? findLanguageModel(picked.id, endpoints, catalog) : undefined;
  if (ours) return ours;
  await catalog.ensureKnown(endpoints.active, signal);
  return catalog.chat();
}
