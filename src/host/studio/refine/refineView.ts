import * as vscode from 'vscode';
import type { RefineEnd, RefineOptions } from '../../../core/studio/refine/index.ts';
import { totalsOf } from '../../../core/usage/index.ts';
import type { RefineRoundView, RefineView } from '../../../protocol/index.ts';
import type { CallWait } from '../../../provider/index.ts';
import { seesPictures } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';
import { describeTotalCost } from '../../usage/describeUsage.ts';
import { waitView } from '../../waiting/currentWait.ts';
import type { Page } from '../page.ts';
import type { RoundState } from './refineRound.ts';
import type { RoundRecord } from './refineStore.ts';

export interface RefineState {
  page: Page;
  services: Services;
  rounds: readonly RoundRecord[];
  running: RoundState | undefined;
  isRunning: boolean;
  step: string | undefined;
  wait: CallWait | undefined;
  end: string | undefined;
}

export function refineView({ page, services, rounds, running, isRunning, step, wait, end }: RefineState): RefineView {
  const { settings, endpoints, catalog } = services;
  const endpoint = endpoints.active;
  const known = catalog.known(endpoint).filter(seesPictures);
  const wanted = settings.refineModelId(endpoint.id);
  const chosen = known.find(({ id }) => id === wanted);
  const usual = catalog.chat(endpoint)?.model;
  const asked = usual && seesPictures(usual) ? usual : (catalog.vision(endpoint)?.model ?? usual);
  const currency = (chosen ?? asked)?.price?.currency;
  return {
    rounds: [...(running ? [roundView(running, page)] : []), ...rounds.map(round => roundView(round, page)).reverse()],
    isRunning,
    ...(step === undefined ? {} : { step }),
    ...(wait ? { wait: waitView(wait) } : {}),
    ...(end === undefined ? {} : { end }),
    isOffered: page.picture !== undefined && page.html !== '' && !page.isWriting && !page.record.isSketch,
    options: { ...settings.refining, modelId: chosen?.id ?? '' },
    models: known.map(({ id, label }) => ({ id, label })),
    defaultModel: asked?.label ?? '',
    ...(currency ? { currency } : {}),
  };
}

function roundView(round: RoundRecord | RoundState, page: Page): RefineRoundView {
  const { costs, htmlBefore, htmlAfter, before, after, places, summary, ...rest } = round;
  const isFree = !page.isBusy;
  const wasRefused = round.outcome === 'worse' || round.outcome === 'same';
  return {
    ...rest,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(places ? { places } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...(costs.length > 0 ? { cost: describeTotalCost(totalsOf(costs.map(cost => ({ cost })))) } : {}),
    canUndo: isFree && round.outcome === 'kept' && !round.undone && page.html !== htmlBefore,
    canUse: isFree && wasRefused && htmlAfter !== undefined && page.html === htmlBefore,
  };
}

/** Why a run ended, in a whole sentence. */
export function describeEnd(end: RefineEnd, score: number, { target, maxTokens, maxCost }: RefineOptions): string {
  const { t } = vscode.l10n;
  const percent = new Intl.NumberFormat(vscode.env.language, { style: 'percent', maximumFractionDigits: 1 });
  switch (end) {
    case 'target':
      return t('Done: {0} alike, and {1} was wanted.', percent.format(score), percent.format(target));
    case 'rounds':
      return t('All rounds are done: {0} alike.', percent.format(score));
    case 'no-improvement':
      return t('Two rounds in a row did not help: {0} alike.', percent.format(score));
    case 'nothing-to-change':
      return t('The model finds nothing more to change: {0} alike.', percent.format(score));
    case 'tokens':
      return t(
        'Another round would probably take more than the {0} tokens that are allowed.',
        new Intl.NumberFormat(vscode.env.language).format(maxTokens ?? 0),
      );
    case 'money':
      return t(
        'Another round would probably cost more than the {0} that are allowed.',
        new Intl.NumberFormat(vscode.env.language, {
          style: 'currency',
          currency: maxCost?.currency ?? 'USD',
          currencyDisplay: 'narrowSymbol',
        }).format(maxCost?.amount ?? 0),
      );
    case 'unknown-cost':
      return t('What the last round cost is not known, so the limit in money ends it here.');
  }
}
