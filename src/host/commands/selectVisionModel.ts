import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { seesPictures } from '../modelCatalog.ts';
import { pickModel } from '../models/pickModel.ts';
import type { Services } from '../services.ts';

/** Picks the model that looks at pictures when the chat model cannot. */
export function selectVisionModel(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.selectVisionModel, async () => {
    const { catalog, endpoints, settings } = services;
    const endpoint = endpoints.active;
    const id = await pickModel(services, {
      title: vscode.l10n.t('Vision model'),
      placeholder: vscode.l10n.t('The model that looks at pictures when the chat model cannot, or the id of one'),
      current: catalog.vision(endpoint),
      fits: seesPictures,
    });
    if (id !== undefined) await settings.setModel('vision', endpoint.id, id);
  });
}
