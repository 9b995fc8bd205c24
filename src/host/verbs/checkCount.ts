import * as vscode from 'vscode';
import type { Verb } from '../../core/verbs/index.ts';
import { PlainFailure } from '../errorMessages.ts';

/** There is nothing, or too little, for a verb to work on: surfaces that can, offer to pick it. */
export class NothingToWorkOn extends PlainFailure {
  override readonly name = 'NothingToWorkOn';
}

/** @param count of what the verb takes @throws NothingToWorkOn, PlainFailure */
export function checkCount({ name, takes, least, most }: Verb, count: number): void {
  const { t } = vscode.l10n;
  if (count === 0 && takes.includes('image')) {
    throw new NothingToWorkOn(
      t('There is no picture for /{0} to work on. Paste one into the message, or attach a picture file.', name),
    );
  }
  if (count === 0) throw new NothingToWorkOn(t('There is nothing for /{0} to work on. Attach a file.', name));
  if (count < least) throw new NothingToWorkOn(t('/{0} needs {1} pictures. Attach one more.', name, least));
  if (count > most)
    throw new PlainFailure(t('/{0} takes at most {1} at once, and {2} are attached.', name, most, count));
}
