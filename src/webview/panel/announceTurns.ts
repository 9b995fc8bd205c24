import * as l10n from '@vscode/l10n';
import { announce } from '../shared/announce.ts';
import { pageLocale } from '../shared/format.ts';
import { isAssistant, isUnfinished, type PanelModel } from './state/panelModel.ts';
import { waitText } from '../shared/waitText.ts';

/** Follows the last answer for those who do not see it: that it began and how it ended. */
export function turnAnnouncer(): (model: PanelModel) => void {
  let running: string | undefined;
  let told: string | undefined;
  return model => {
    const last = model.turns.at(-1);
    if (!last || !isAssistant(last)) return;
    const { view } = last;
    if (isUnfinished(view)) {
      const asking = view.calls?.findLast(({ status }) => status === 'asking');
      const waiting = asking ? `${view.id} ${asking.id}` : view.wait && `${view.id} ${view.wait.reason}`;
      // Once for each: a countdown read aloud would never end.
      if (asking && waiting !== told)
        announce(l10n.t('Your answer is needed: {0}', asking.question?.message ?? asking.title));
      else if (view.wait && waiting !== told) {
        announce(waitText(view.wait, view.wait.retryInMs, pageLocale(document.documentElement)));
      } else if (running !== view.id) announce(l10n.t('{0} is answering.', view.modelLabel));
      told = waiting;
      running = view.id;
      return;
    }
    if (running !== view.id) return;
    running = undefined;
    if (view.status === 'done') announce(l10n.t('The answer is complete.'));
    else if (view.status === 'stopped') announce(l10n.t('The answer was stopped.'));
    // A failure is an alert of its own.
  };
}
