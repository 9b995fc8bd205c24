import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';
import { type ModelChoice, seesPictures } from '../modelCatalog.ts';
import type { Services } from '../services.ts';

/** Who is asked about a page: someone who sees pictures, where the endpoint has one. @throws PlainFailure without any */
export function pageModel({ catalog, endpoints }: Services, wanted?: ModelChoice): ModelChoice {
  const choice = wanted ?? catalog.chat();
  if (!choice) throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoints.active.label), ['choose-endpoint']);
  // Without a model that sees, the provider says so before a byte is sent.
  return seesPictures(choice.model) ? choice : (catalog.vision(choice.endpoint) ?? choice);
}
