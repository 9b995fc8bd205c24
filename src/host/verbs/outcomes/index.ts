import * as vscode from 'vscode';
import type { VerbOutcome } from '../../../core/verbs/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { VerbContext } from '../verbContext.ts';
import { diagramKind } from './diagramKind.ts';
import { documentKind } from './documentKind.ts';
import type { OutcomeKind, OutcomeOf } from './outcomeKind.ts';
import { placesKind } from './placesKind.ts';
import { tableKind } from './tableKind.ts';

const kinds: { [K in VerbOutcome['kind']]: OutcomeKind<OutcomeOf<K>> } = {
  document: documentKind,
  table: tableKind,
  diagram: diagramKind,
  places: placesKind,
};

/** An outcome in words and buttons, for whoever shows it. */
export interface OfferedOutcome {
  kind: VerbOutcome['kind'];
  label: string;
  doubts: readonly string[];
  actions: readonly { id: string; icon: string; title: string }[];
}

export function offerOf(outcome: VerbOutcome): OfferedOutcome {
  const kind = kindOf(outcome);
  return {
    kind: outcome.kind,
    label: kind.label(outcome),
    doubts: kind.doubts(outcome),
    actions: kind.actions.map(({ id, icon, title }) => ({ id, icon, title: title(outcome) })),
  };
}

/** Does one of the things that were offered. @returns what to say about it @throws PlainFailure */
export async function useOutcome(outcome: VerbOutcome, id: string, context: VerbContext): Promise<string | undefined> {
  const action = kindOf(outcome).actions.find(entry => entry.id === id);
  if (!action) throw new PlainFailure(vscode.l10n.t('This button no longer does anything.'));
  return await action.run(outcome, context);
}

/** The table's types pair each kind with its outcome, which an index by the outcome's own kind cannot say. */
function kindOf(outcome: VerbOutcome): OutcomeKind<VerbOutcome> {
  return kinds[outcome.kind] as OutcomeKind<VerbOutcome>;
}
