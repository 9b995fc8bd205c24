import { differencesPane } from '../compare/differencesPane.ts';
import { elementPane } from '../point/elementPane.ts';
import { roundsPane } from '../refine/roundsPane.ts';
import { consolePane } from '../console/consolePane.ts';
import type { StudioModel } from '../studioModel.ts';
import { versionsPane } from '../versions/versionsPane.ts';
import type { Pane } from './pane.ts';

/** In the order of their buttons. */
export const panes: readonly Pane[] = [elementPane, differencesPane(), roundsPane, versionsPane, consolePane];

export function openPane(model: StudioModel): Pane | undefined {
  return panes.find(pane => pane.id === model.choices.pane && pane.isOffered(model));
}
