import * as vscode from 'vscode';
import { placeKey } from '../../../core/studio/assets/index.ts';
import { totalsOf } from '../../../core/usage/index.ts';
import { pixelsOf } from '../../../core/vision/index.ts';
import type { AssetsView, AssetView } from '../../../protocol/index.ts';
import type { CallWait } from '../../../provider/index.ts';
import type { Services } from '../../services.ts';
import { describeTotalCost } from '../../usage/describeUsage.ts';
import { waitView } from '../../waiting/currentWait.ts';
import type { Page } from '../page.ts';
import type { AssetsRecord } from './assetStore.ts';
import type { PlacedAsset } from './placedAssets.ts';

export interface AssetsState {
  page: Page;
  services: Services;
  record: AssetsRecord | undefined;
  placed: readonly PlacedAsset[];
  /** Where the elements of the page are is known. */
  isMeasured: boolean;
  running: AssetsView['running'];
  step: string | undefined;
  wait: CallWait | undefined;
  outcome: string | undefined;
}

export function assetsView(state: AssetsState): AssetsView {
  const { page, services, record, placed, isMeasured, running, step, wait, outcome } = state;
  const costs = record?.costs ?? [];
  const cost = costs.length > 0 ? describeTotalCost(totalsOf(costs.map(one => ({ cost: one })))) : undefined;
  return {
    assets: placed.map(one => assetView(one, page, isMeasured)),
    isSearched: record !== undefined,
    ...(running ? { running } : {}),
    ...(step === undefined ? {} : { step }),
    ...(wait ? { wait: waitView(wait) } : {}),
    isOffered: page.picture !== undefined && page.html !== '' && !page.isWriting,
    ...(outcome === undefined ? {} : { outcome }),
    ...(record ? { foundBy: [record.modelLabel, ...(cost === undefined ? [] : [cost])].join(' · ') } : {}),
    canUndo: record?.before !== undefined && page.html === record.after && !page.isBusy,
    largePhotosAsJpeg: services.settings.largePhotosAsJpeg,
    modelLabel: whoIsAsked(page),
  };
}

function assetView(
  { asset, places, place, isChosen, isUsed, isTaken }: PlacedAsset,
  page: Page,
  isMeasured: boolean,
): AssetView {
  const { name, kind, alt, box, used } = asset;
  const size = page.picture ?? { width: 1, height: 1 };
  const problem = isTaken
    ? vscode.l10n.t('Another picture that is chosen goes there.')
    : place || !isMeasured || asset.place === null
      ? undefined
      : vscode.l10n.t('No place found in the page. Choose one, or point at it.');
  return {
    name,
    kind,
    alt,
    box: pixelsOf(box, size),
    isChosen,
    places: places.map(({ element, manner }) => ({
      key: placeKey(element),
      label: element.label,
      width: Math.round(element.width),
      height: Math.round(element.height),
      isBehind: manner === 'background',
    })),
    ...(place ? { place: placeKey(place.element) } : {}),
    ...(problem === undefined ? {} : { problem }),
    ...(isUsed && used
      ? {
          used: {
            bytes: used.bytes,
            isJpeg: used.isJpeg,
            ...(used.pngBytes === undefined ? {} : { pngBytes: used.pngBytes }),
          },
        }
      : {}),
  };
}

function whoIsAsked(page: Page): string {
  try {
    return page.choose().model.label;
  } catch {
    return '';
  }
}
