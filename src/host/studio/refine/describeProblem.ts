import { l10n } from 'vscode';
import type { EditProblem } from '../../../core/edits/index.ts';

/** Why a change of the model's was not made, for the user. */
export function describeProblem({ kind, block, count }: EditProblem): string {
  switch (kind) {
    case 'unfinished':
      return l10n.t('Change {0} was cut off.', block);
    case 'malformed':
    case 'empty-search':
      return l10n.t('Change {0} was not written as it has to be.', block);
    case 'whole-page':
      return l10n.t('The model wrote a whole page instead of changes.');
    case 'not-found':
      return l10n.t('Change {0} is about something that is not in the source.', block);
    case 'ambiguous':
      return l10n.t('Change {0} fits {1} places of the source.', block, count ?? 2);
    case 'overlap':
      return l10n.t('Change {0} is about what another one changes already.', block);
    case 'breaks-page':
      return l10n.t('The changes would have broken the page.');
  }
}
