import { bareName } from './modelName.ts';
import type { Endpoint, MediaKind, MediaRule } from './types.ts';

/** Z.ai rather than BigModel: one dialect, two houses with limits and search engines of their own. */
export function isInternational({ id, baseUrl }: Endpoint): boolean {
  return id === 'zai' || id === 'zai-coding' || /^https:\/\/api\.z\.ai\//.test(baseUrl);
}

/** Pixels and numbers that differ from the endpoint's rule for one model only. */
export function mediaLimits(endpoint: Endpoint, id: string): Partial<Record<MediaKind, Partial<MediaRule>>> {
  if (endpoint.dialect !== 'bigmodel') return {};
  const international = isInternational(endpoint);
  switch (bareName(id)) {
    // BigModel OpenAPI 2026-07-11: one picture, by address only.
    case 'glm-4v-flash':
      return { image: { maxCount: 1, data: false } };
    case 'glm-4v-plus-0111':
      return { image: { maxCount: 5 }, video: { maxCount: 1 } };
    // Z.ai OpenAPI 2026-09.
    case 'glm-4.5v':
      return international ? { image: { maxCount: 50 }, video: { maxCount: 1 } } : {};
    default:
      return {};
  }
}

/**
 * Kinds beside text that may stand together in one message of the user, where the model is stricter than its endpoint.
 * Qwen omni of DashScope, behind new-api: one at a time (help.aliyun.com, Qwen-Omni, 2026-11).
 */
export function maxKindsPerMessage({ dialect }: Endpoint, id: string): number {
  return dialect === 'new-api' && /^qwen[\d.]+-omni/.test(bareName(id)) ? 1 : Number.POSITIVE_INFINITY;
}
