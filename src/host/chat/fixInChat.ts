import * as vscode from 'vscode';
import type { Fix } from '../errorMessages.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import { runFix } from '../showError.ts';
import { modelOfSettings, pickInChat } from './pickInChat.ts';
import { isLatest, type TurnPlace } from './turnPlace.ts';

/** Behind the buttons of an answer that failed; not contributed, so it stands in no palette. */
export const fixInChatCommand = 'glm.fixInChat';

export interface ChatFix {
  fix: Fix['id'];
  endpointId: string;
  place: TurnPlace | undefined;
}

/**
 * Runs a fix. A key that was set answers the question that lacked it; where another model was chosen, Chat's own picker
 * follows, since the model picked there would win otherwise.
 */
export function registerFixInChat(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(fixInChatCommand, async ({ fix, endpointId, place }: ChatFix) => {
    const endpoint = services.endpoints.find(endpointId) ?? services.endpoints.active;
    if (fix === 'set-key') {
      const saved = await vscode.commands.executeCommand(commandIds.setApiKey, endpoint.id);
      if (saved && place && isLatest(place)) await askAgain(place);
      return;
    }
    const before = modelOfSettings(services);
    await runFix(fix, endpoint, () => place && askAgain(place));
    const after = modelOfSettings(services);
    if (after !== undefined && after !== before) await pickInChat(services, after);
  });
}

/** Has the last question of a conversation answered anew; says so where it is not the last any more. */
export async function askAgain(place: TurnPlace): Promise<void> {
  if (isLatest(place)) {
    await vscode.commands.executeCommand('workbench.action.chat.retry', { sessionResource: place.session });
  } else {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The conversation has gone on since. Ask again at its end.'),
    );
  }
}
