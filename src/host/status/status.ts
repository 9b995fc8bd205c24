import type { UsageTotals } from '../../core/usage/index.ts';
import { totalsOf } from '../../core/usage/index.ts';
import type { ConnectionView } from '../../protocol/index.ts';
import type { Endpoint } from '../../provider/index.ts';
import { isReady, type KeyState, keyState } from '../keys/keyState.ts';
import type { Services } from '../services.ts';
import { dayOf } from '../storage/index.ts';

export interface EndpointStatus {
  endpoint: Endpoint;
  key: KeyState;
  connection: ConnectionView;
  isAnswering: boolean;
}

export interface Status {
  /** The one that answers. */
  active: EndpointStatus;
  /** The model that answers; nothing while none is known. */
  modelLabel: string | undefined;
  /** The others that could be asked. */
  others: EndpointStatus[];
  /** Of all windows; nothing where the ledger cannot be read. */
  today: UsageTotals | undefined;
}

/** How things stand, from what is known here: nothing is asked of any endpoint. */
export async function readStatus(services: Services): Promise<Status> {
  const { endpoints, keys, catalog, connections } = services;
  const of = async (endpoint: Endpoint): Promise<EndpointStatus> => ({
    endpoint,
    key: await keyState(keys, endpoint),
    connection: connections.of(endpoint),
    isAnswering: connections.isAnswering(endpoint),
  });
  const { active } = endpoints;
  const all = await Promise.all(endpoints.all.filter(({ id }) => id !== active.id).map(of));
  return {
    active: await of(active),
    modelLabel: catalog.chat(active)?.model.label,
    others: all.filter(({ key }) => isReady(key)),
    today: await todayOf(services),
  };
}

async function todayOf({ usage, log }: Services): Promise<UsageTotals | undefined> {
  try {
    const day = dayOf(Date.now());
    return totalsOf((await usage.ledger.read(1)).filter(({ atMs }) => dayOf(atMs) === day));
  } catch (error) {
    log.warn(`usage of today: ${String(error)}`);
    return undefined;
  }
}
