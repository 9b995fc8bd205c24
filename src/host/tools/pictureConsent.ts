import type * as vscode from 'vscode';
import type { ModelChoice } from '../modelCatalog.ts';
import type { Services } from '../services.ts';
import { pageModel } from '../studio/pageModel.ts';
import { leavesTheMachine, shortNameOf } from './toolPicture.ts';

/**
 * What the editor says before a tool has pictures looked at. The user is asked where one leaves the machine that has not
 * been on its way to that endpoint before.
 */
export function pictureConsent(
  services: Services,
  named: readonly string[],
  words: (names: string, choice: ModelChoice) => { doing: string; title: string; message: string },
): vscode.PreparedToolInvocation {
  const choice = pageModel(services);
  const { doing, title, message } = words(named.map(shortNameOf).join(', '), choice);
  const asks = named.some(name => leavesTheMachine(name, services.attachedPictures, choice.endpoint.id));
  return { invocationMessage: doing, ...(asks && { confirmationMessages: { title, message } }) };
}
