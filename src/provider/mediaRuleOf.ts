import { capabilitiesOf } from './capabilities.ts';
import { mediaLimits } from './modelRules.ts';
import type { Endpoint, MediaKind, MediaRule } from './types.ts';

/** What an endpoint takes of a kind for one model; nothing when it takes none. */
export function mediaRuleOf(kind: MediaKind, endpoint: Endpoint, modelId: string): MediaRule | undefined {
  const rule = capabilitiesOf(endpoint).media[kind];
  return rule && { ...rule, ...mediaLimits(endpoint, modelId)[kind] };
}
