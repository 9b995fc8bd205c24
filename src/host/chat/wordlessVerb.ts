import * as vscode from 'vscode';
import { type AttachedKinds, chooseVerb } from '../../core/verbs/index.ts';
import type { ChatTurn } from './chatTurn.ts';
import { kindOfReference } from './readReferences.ts';

/**
 * Chooses what `@glm` does where nothing was said and no command was given: by what is attached, never by words. It is
 * said, so that whoever meant something else can ask for that.
 */
export function chooseWordlessVerb(turn: ChatTurn): void {
  const { command, prompt, references } = turn.request;
  if (command !== undefined || prompt.trim() !== '') return;
  const kinds: AttachedKinds = { pictures: 0, videos: 0, documents: 0, others: 0 };
  for (const reference of references) {
    const kind = kindOfReference(reference);
    if (kind === 'picture') kinds.pictures++;
    else if (kind === 'video') kinds.videos++;
    else if (kind === 'document') kinds.documents++;
    else if (kind !== 'implicit') kinds.others++;
  }
  const chosen = chooseVerb(kinds);
  if (chosen === undefined) return;
  turn.metadata.chosen = chosen;
  if (chosen !== 'describe') turn.metadata.command = chosen;
  turn.notice(describeChoice(chosen));
}

function describeChoice(chosen: NonNullable<ReturnType<typeof chooseVerb>>): string {
  const { t } = vscode.l10n;
  switch (chosen) {
    case 'video':
      return t('Chose /video, as a film is attached and nothing was asked.');
    case 'doc':
      return t('Chose /doc, as a document is attached and nothing was asked.');
    case 'compare':
      return t('Chose /compare, as two pictures are attached and nothing was asked.');
    case 'describe':
      return t('Describing what is attached, as nothing was asked.');
  }
}
