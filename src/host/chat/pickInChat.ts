import * as vscode from 'vscode';
import { languageModelVendor } from '../ids.ts';
import { languageModelId } from '../languageModel/modelIds.ts';
import type { Services } from '../services.ts';

/** Makes a model of ours the picked one in every open Chat. */
export async function pickInChat({ log }: Services, id: string): Promise<void> {
  try {
    // Asked for first: Chat picks only what it has heard of, and the change may be news of this moment.
    const [model] = await vscode.lm.selectChatModels({ vendor: languageModelVendor, id });
    if (!model) return;
    const picked = { vendor: languageModelVendor, id, family: model.family };
    await vscode.commands.executeCommand('workbench.action.chat.changeModel', picked);
  } catch (error) {
    // The command is no API and may be gone one day; then Chat keeps what is picked there.
    log.debug(`Chat's model was not changed: ${String(error)}`);
  }
}

/** The model of the settings, by its id in the picker. */
export function modelOfSettings({ catalog }: Services): string | undefined {
  const choice = catalog.chat();
  return choice && languageModelId(choice);
}

/**
 * The model picked in Chat answers before the one of the settings. Where all models are ours, the two are one choice to
 * the user, so Chat follows; where there are others, what is picked there is the user's own affair.
 */
export function followSettings(services: Services): vscode.Disposable {
  let before = modelOfSettings(services);
  return services.settings.onDidChange(async () => {
    const after = modelOfSettings(services);
    if (after === undefined || after === before) return;
    before = after;
    const models = await vscode.lm.selectChatModels();
    if (models.every(({ vendor }) => vendor === languageModelVendor)) await pickInChat(services, after);
  });
}
