import * as vscode from 'vscode';
import { Cancelled } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import { commandIds } from '../ids.ts';
import { type ModelChoice, seesPictures } from '../modelCatalog.ts';
import type { Studio } from '../studio/index.ts';
import type { ChatTurn } from './chatTurn.ts';
import { earlierPictures } from './history.ts';
import { type ReadPicture, readReferences } from './readReferences.ts';

/**
 * `/html`: the page streams into a document of its own and its preview, as by the command; the conversation says how
 * far it is and what to do with it.
 */
export async function htmlInChat(turn: ChatTurn, choice: ModelChoice, studio: Studio): Promise<void> {
  const { t } = vscode.l10n;
  const pictures = await attachedPictures(turn);
  if (pictures.length === 0) {
    throw new PlainFailure(
      t('There is no screenshot to work from. Paste one into the message, or attach a picture file.'),
    );
  }
  turn.attached(pictures.length, 0);
  const seeing = whoSees(turn, choice);
  for (const picture of pictures) {
    if (picture.uri) turn.stream.reference(picture.uri);
    const think = turn.thinking();
    let writing = false;
    const result = await studio.convert({
      picture,
      ...(picture.uri ? { sourceUri: picture.uri } : {}),
      choice: seeing,
      ...(turn.request.prompt.trim() === '' ? {} : { wish: turn.request.prompt }),
      signal: turn.signal,
      onReasoning: think,
      onWait: turn.waiting(seeing.endpoint),
      onHtml: () => {
        if (!writing) turn.stream.progress(t('Writing the page of {0}…', picture.name));
        writing = true;
      },
    });
    if (result.status === 'failed') throw result.error ?? new PlainFailure(result.problem?.message ?? '');
    if (result.status === 'stopped') throw new Cancelled();
    if (result.problem) turn.notice(result.problem.message);
    const lines = result.html.trimEnd().split('\n').length;
    turn.say(t('The page of {0} is ready: {1} lines, beside its preview.', picture.name, lines));
  }
  turn.stream.button({ command: commandIds.savePage, title: t('Save Page…') });
}

/** What came with the message; else what was attached last in this conversation. */
export async function attachedPictures(turn: ChatTurn): Promise<ReadPicture[]> {
  const { pictures, problems } = await readReferences(turn.request.references);
  turn.notice(...problems);
  if (pictures.length > 0) return pictures;
  return earlierPictures(turn.context.history);
}

function whoSees(turn: ChatTurn, choice: ModelChoice): ModelChoice {
  if (seesPictures(choice.model)) return choice;
  const vision = turn.services.catalog.vision(choice.endpoint);
  if (!vision) return choice; // The provider refuses with the reason, before a byte is sent.
  turn.notice(vscode.l10n.t('{0} cannot see pictures, so {1} answers.', choice.model.label, vision.model.label));
  return vision;
}
