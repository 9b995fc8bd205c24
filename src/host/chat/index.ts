import { join } from 'node:path';
import * as vscode from 'vscode';
import { compare, verbNames, verbOf } from '../../core/verbs/index.ts';
import type { AnnotationFeature } from '../annotations/index.ts';
import { changeJobs } from '../../core/codeChange/index.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import type { ProposedChanges } from '../codeChange/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ExplainFeature } from '../explain/index.ts';
import { participantId } from '../ids.ts';
import type { Services } from '../services.ts';
import type { Studio } from '../studio/index.ts';
import { annotateInChat } from './annotateInChat.ts';
import { answer } from './answer.ts';
import { changeInChat } from './changeInChat.ts';
import { ChatTurn } from './chatTurn.ts';
import { chosenModel } from './chosenModel.ts';
import { compareInChat } from './compareInChat.ts';
import { explainInChat } from './explainInChat.ts';
import { showFailure } from './failure.ts';
import { registerFixInChat } from './fixInChat.ts';
import { followups } from './followups.ts';
import { htmlInChat } from './htmlInChat.ts';
import { mediaInChat } from './mediaInChat.ts';
import { followSettings } from './pickInChat.ts';
import { reviewInChat } from './reviewInChat.ts';
import type { TurnMetadata } from './turnMetadata.ts';
import { shownPictureCommands } from '../verbs/shownPictureCommands.ts';
import { ShownPictures } from '../verbs/shownPictures.ts';
import { verbInChat } from './verbInChat.ts';
import { FilmTabs } from '../verbs/filmTab.ts';
import { chooseWordlessVerb } from './wordlessVerb.ts';

/** What `@glm` hands on to other features. */
export interface ChatFeatures {
  annotations: AnnotationFeature;
  changes: ProposedChanges;
  explain: ExplainFeature;
  studio: Studio;
}

/** The participant `@glm` of the editor's Chat. */
export function registerChat(services: Services, features: ChatFeatures): void {
  const shown = new ShownPictures(join(services.context.globalStorageUri.fsPath, 'shown'));
  const participant = vscode.chat.createChatParticipant(participantId, (request, context, stream, token) =>
    handle(services, { ...features, shown }, request, context, stream, token),
  );
  participant.iconPath = vscode.Uri.joinPath(services.context.extensionUri, 'media', 'icon.png');
  participant.followupProvider = { provideFollowups: followups };
  services.context.subscriptions.push(
    participant,
    registerFixInChat(services),
    followSettings(services),
    new FilmTabs(),
    shownPictureCommands(services, shown, features.studio),
  );
}

async function handle(
  services: Services,
  { annotations, changes, explain, studio, shown }: ChatFeatures & { shown: ShownPictures },
  request: vscode.ChatRequest,
  context: vscode.ChatContext,
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
): Promise<vscode.ChatResult> {
  const { signal, dispose } = signalOf(token);
  const turn = new ChatTurn({ services, request, context, stream, signal }, commandOf(request));
  let endpoint = services.endpoints.active;
  try {
    const choice = await chosenModel(services, request.model, signal);
    if (!choice) {
      throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoint.label), ['choose-model', 'choose-endpoint']);
    }
    endpoint = choice.endpoint;
    chooseWordlessVerb(turn);
    switch (turn.metadata.command) {
      case 'annotate':
        // The editor's own `#changes` beside it means those.
        if (request.toolReferences.some(({ name }) => /changes$/i.test(name)))
          await reviewInChat(turn, choice, annotations);
        else await annotateInChat(turn, choice, annotations);
        break;
      case 'review':
        await reviewInChat(turn, choice, annotations);
        break;
      case 'html':
        await htmlInChat(turn, choice, studio);
        break;
      case 'fix':
      case 'tests':
      case 'docs':
        await changeInChat(turn, choice, turn.metadata.command, changes);
        break;
      case 'compare':
        // One picture and the page in the Studio, which no model is asked about; else a verb like the others.
        if (await compareInChat(turn, studio)) break;
        await verbInChat(turn, choice, compare, shown);
        break;
      case 'explain':
        await explainInChat(turn, choice, explain.documents);
        break;
      case 'chat':
        await answer(turn, choice);
        break;
      default: {
        const verb = verbOf(turn.metadata.command);
        if (verb?.takes.includes('image')) await verbInChat(turn, choice, verb, shown);
        else if (verb) await mediaInChat(turn, choice, verb, shown);
      }
    }
  } catch (error) {
    if (!isCancelled(error)) showFailure(turn, error, endpoint);
  } finally {
    turn.close();
    dispose();
  }
  return { metadata: turn.metadata };
}

const commands = ['explain', 'annotate', 'review', ...changeJobs, 'html', ...verbNames] as const;

function commandOf({ command }: vscode.ChatRequest): TurnMetadata['command'] {
  return commands.find(known => known === command) ?? 'chat';
}
