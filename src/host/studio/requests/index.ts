import type { RequestHandlers, studioToHost } from '../../../protocol/index.ts';
import type { StudioTab } from '../studioTab.ts';
import { exportRequests } from './exportRequests.ts';
import { assetRequests } from './assetRequests.ts';
import { pageRequests } from './pageRequests.ts';
import { pointRequests } from './pointRequests.ts';
import { refineRequests } from './refineRequests.ts';
import { scriptsRequests } from './scriptsRequests.ts';
import { versionRequests } from './versionRequests.ts';
import { styleRequests } from './styleRequests.ts';
import { shotRequests } from './shotRequests.ts';
import { viewRequests } from './viewRequests.ts';

/** What a tab may ask of the host, and what is done about it. */
export function studioRequests(tab: StudioTab): RequestHandlers<typeof studioToHost> {
  return {
    ...pageRequests(tab),
    ...viewRequests(tab),
    ...pointRequests(tab),
    ...refineRequests(tab),
    ...scriptsRequests(tab),
    ...versionRequests(tab),
    ...exportRequests(tab),
    ...assetRequests(tab),
    ...shotRequests(tab),
    ...styleRequests(tab),
  };
}
