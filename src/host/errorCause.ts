import { type Endpoint, endpoints, type GlmError } from '../provider/index.ts';

/** What is behind an error, where its code tells more than its kind. */
export type ErrorCause =
  | 'arrears'
  | 'other-plan'
  | 'plan-lacks-model'
  | 'plan-over'
  | 'plan-misused'
  | 'usage-cap'
  | 'daily-cap'
  | 'concurrency'
  | 'model-busy'
  | 'picture-unreadable'
  | 'thinking-forced';

/** Codes of BigModel and Z.ai, which gateways pass on: docs.bigmodel.cn/cn/faq/api-code, 2026-07-11. */
const causes: ReadonlyMap<string, ErrorCause> = new Map<string, ErrorCause>([
  ['1113', 'arrears'],
  ['1302', 'concurrency'],
  ['1304', 'daily-cap'],
  ['1305', 'model-busy'],
  ['1308', 'usage-cap'],
  ['1309', 'plan-over'],
  ['1310', 'usage-cap'],
  ['1311', 'plan-lacks-model'],
  ['1312', 'model-busy'],
  ['1313', 'plan-misused'],
  ['1314', 'plan-over'],
  ['1315', 'other-plan'],
  ['1316', 'usage-cap'],
  ['1317', 'usage-cap'],
  ['1318', 'usage-cap'],
  ['1319', 'usage-cap'],
  ['1320', 'usage-cap'],
  ['1321', 'usage-cap'],
]);

/**
 * Nothing where the kind says all there is. A key of a plan used elsewhere, and the other way round, is told by
 * BigModel and Z.ai as arrears (1113): where the account has another endpoint, that is the first thing to try.
 */
export function causeOf(error: GlmError, endpoint: Endpoint): ErrorCause | undefined {
  const cause = causes.get(error.code ?? '');
  if (cause === 'arrears' && otherPlan(endpoint)) return 'other-plan';
  if (cause !== undefined) return cause;
  if (error.kind !== 'invalid-request') return undefined;
  // Code 1210 is any bad field; only the words tell which.
  if (/图片输入格式|图片.{0,8}解析错误|image (format|parse|decode)/i.test(error.message)) return 'picture-unreadable';
  return /always engages in thinking/i.test(error.message) ? 'thinking-forced' : undefined;
}

/** The coding plan's endpoint of a pay-as-you-go one and the other way round: the same host under another path. */
export function otherPlan({ baseUrl }: Endpoint): Endpoint | undefined {
  const other = baseUrl.includes('/api/coding/paas/')
    ? baseUrl.replace('/api/coding/paas/', '/api/paas/')
    : baseUrl.replace('/api/paas/', '/api/coding/paas/');
  return other === baseUrl ? undefined : endpoints.find(endpoint => endpoint.baseUrl === other);
}

/** Whether the endpoint is paid by a plan rather than by use. */
export function isPlan({ baseUrl }: Endpoint): boolean {
  return baseUrl.includes('/api/coding/paas/');
}

/** When a cap is lifted: a moment, or the vendor's own words for it, whose time zone it does not tell. */
export function resetOf({ retryAfterMs, message }: GlmError, now = Date.now()): Date | string | undefined {
  if (retryAfterMs !== undefined && retryAfterMs > 0) return new Date(now + retryAfterMs);
  return /\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?/.exec(message)?.[0];
}
