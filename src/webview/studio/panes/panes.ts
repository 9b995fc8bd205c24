import { picturesPane } from '../assets/picturesPane.ts';
import { differencesPane } from '../compare/differencesPane.ts';
import { consolePane } from '../console/consolePane.ts';
import { elementPane } from '../point/elementPane.ts';
import { mendRegion } from '../refine/refineActions.ts';
import { roundsPane } from '../refine/roundsPane.ts';
import { isBusy, type StudioModel } from '../studioModel.ts';
import { versionsPane } from '../versions/versionsPane.ts';
import type { Pane } from './pane.ts';

/** One round of refining for one place. */
const differences = differencesPane({
  mend: (region, { state }, controller) => (isBusy(state) ? undefined : () => mendRegion(controller, region)),
});

/** In the order of their buttons. */
export const panes: readonly Pane[] = [elementPane, differences, roundsPane, picturesPane, versionsPane, consolePane];

export function openPane(model: StudioModel): Pane | undefined {
  return panes.find(pane => pane.id === model.choices.pane && pane.isOffered(model));
}
