import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { pickModel } from '../models/pickModel.ts';
import type { Services } from '../services.ts';

/** Picks the model that answers at the active endpoint. */
export function selectModel(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.selectModel, async () => {
    const { catalog, endpoints, settings } = services;
    const endpoint = endpoints.active;
    const id = await pickModel(services, {
      title: vscode.l10n.t('Chat model'),
      placeholder: vscode.l10n.t('The model that answers, or the id of one'),
      current: catalog.chat(endpoint),
      fits: () => true,
    });
    if (id !== undefined) await settings.setModel('chat', endpoint.id, id);
  });
}
