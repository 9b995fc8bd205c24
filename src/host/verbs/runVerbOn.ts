import * as vscode from 'vscode';
import type { Verb } from '../../core/verbs/index.ts';
import type { AttachmentMaker } from '../attachments/attachmentMaker.ts';
import { describeFileProblem } from '../attachments/describeFileProblem.ts';
import { readAttachment } from '../attachments/readAttachment.ts';
import { nameOf } from '../attachments/readPicture.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ConversationSession } from '../panel/conversationSession.ts';
import type { Panels } from '../panel/panels.ts';
import type { Services } from '../services.ts';
import { handedOver } from './handedOver.ts';
import { verbWords } from './verbWords.ts';

/** Where verbs of menus run. */
export interface VerbTarget {
  services: Services;
  session: ConversationSession;
  panels: Panels;
  maker: AttachmentMaker;
}

/** Runs a verb on files, in the panel. What can only be done with words waits in the composer for them. */
export async function runVerbInPanel(
  verb: Verb,
  uris: readonly vscode.Uri[],
  target: VerbTarget,
  wish = '',
): Promise<void> {
  const { session, panels, maker } = target;
  const attachments = await readAll(verb, uris, maker);
  if (attachments === undefined) return;
  // Frames of a film are taken by the page that shows it, while it waits to be sent.
  if (verb.needsWish || attachments.some(({ kind }) => kind === 'video')) {
    for (const attachment of attachments) await panels.add(await session.remember(attachment));
    await panels.compose(`/${verb.name} ${wish}`);
    return;
  }
  for (const attachment of attachments) await session.remember(attachment);
  // An answer under way is nobody else's to stop: this one gets a conversation of its own.
  if ((await session.current()).isAnswering) await session.start();
  await panels.show();
  await session.send(
    `/${verb.name} ${wish}`.trim(),
    attachments.map(({ id }) => id),
  );
}

/** Asks `@glm` in the editor's Chat. @throws where Chat cannot be opened */
export async function runVerbInChat({ name, needsWish }: Verb, uris: readonly vscode.Uri[]): Promise<void> {
  const paths = uris.map(uri => {
    const path = vscode.workspace.asRelativePath(uri, (vscode.workspace.workspaceFolders?.length ?? 0) > 1);
    if (!vscode.workspace.getWorkspaceFolder(uri)) handedOver.set(path, uri);
    return `\`${path}\``;
  });
  const query = [`@glm /${name}`, ...paths].join(' ');
  await vscode.commands.executeCommand('workbench.action.chat.open', {
    query: needsWish ? `${query} ` : query,
    mode: 'ask',
    isPartialQuery: needsWish === true,
  });
}

/** All of them, or nothing: which of several pictures was left out would not show in the answer. */
async function readAll(verb: Verb, uris: readonly vscode.Uri[], maker: AttachmentMaker) {
  const title = `${verbWords(verb.name).title}: ${uris.map(nameOf).join(', ')}`;
  const location = vscode.ProgressLocation.Notification;
  return await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    const { signal, dispose } = signalOf(token);
    try {
      const attachments = [];
      for (const uri of uris) {
        try {
          attachments.push(await readAttachment(uri, maker, signal));
        } catch (error) {
          if (isCancelled(error)) return undefined;
          throw new PlainFailure(describeFileProblem(error, nameOf(uri)));
        }
      }
      return signal.aborted ? undefined : attachments;
    } finally {
      dispose();
    }
  });
}
