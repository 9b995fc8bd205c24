import type { ErrorKind } from '../errors.ts';

/** `retry`: the same request may well succeed a little later. */
export interface ErrorMeaning {
  kind: ErrorKind;
  retry?: true;
}

type Table = ReadonlyMap<string, ErrorMeaning>;

/** A map, as codes come from outside: `constructor` must be no code. */
const table = (codes: Record<string, ErrorMeaning>): Table => new Map(Object.entries(codes));

/**
 * Business codes of BigModel and Z.ai; gateways pass them through. Sources: docs.bigmodel.cn/cn/faq/api-code as of
 * 2026-07-11, its older editions for codes that are still seen, retry behaviour as observed. Many of them come as
 * HTTP 429 though waiting does not help: arrears, plans that ended, caps of days.
 */
export const bigmodelCodes: Table = table({
  '500': { kind: 'server', retry: true },
  '1000': { kind: 'auth' },
  '1001': { kind: 'auth' },
  '1002': { kind: 'auth' },
  '1003': { kind: 'auth' },
  '1004': { kind: 'auth' },
  '1005': { kind: 'auth' },
  '1100': { kind: 'server', retry: true },
  '1110': { kind: 'permission' },
  '1111': { kind: 'auth' },
  '1112': { kind: 'permission' },
  '1113': { kind: 'balance' },
  '1120': { kind: 'server', retry: true },
  '1121': { kind: 'permission' },
  '1200': { kind: 'server', retry: true },
  '1210': { kind: 'invalid-request' },
  '1211': { kind: 'model-not-found' },
  '1212': { kind: 'invalid-request' },
  '1213': { kind: 'invalid-request' },
  '1214': { kind: 'invalid-request' },
  '1215': { kind: 'invalid-request' },
  '1220': { kind: 'permission' },
  '1221': { kind: 'invalid-request' },
  '1222': { kind: 'invalid-request' },
  '1230': { kind: 'server', retry: true },
  // A request_id that was used before: one we were given is not ours to change.
  '1231': { kind: 'invalid-request' },
  '1234': { kind: 'network', retry: true },
  '1261': { kind: 'context-length' },
  '1300': { kind: 'content-filter' },
  '1301': { kind: 'content-filter' },
  '1302': { kind: 'rate-limit', retry: true },
  '1303': { kind: 'rate-limit', retry: true },
  '1304': { kind: 'quota' },
  '1305': { kind: 'overloaded', retry: true },
  '1308': { kind: 'quota' },
  '1309': { kind: 'quota' },
  '1310': { kind: 'quota' },
  '1311': { kind: 'quota' },
  '1312': { kind: 'overloaded', retry: true },
  '1313': { kind: 'quota' },
  '1314': { kind: 'quota' },
  '1315': { kind: 'permission' },
  '1316': { kind: 'quota' },
  '1317': { kind: 'quota' },
  '1318': { kind: 'quota' },
  '1319': { kind: 'quota' },
  '1320': { kind: 'quota' },
  '1321': { kind: 'quota' },
});

/** Tencent TokenHub, cloud.tencent.com/document/product/1823/131595 (part of the table, 2026-11). */
export const tokenhubCodes: Table = table({
  '400001': { kind: 'invalid-request' },
  '400002': { kind: 'invalid-request' },
  '400004': { kind: 'invalid-request' },
  '401002': { kind: 'auth' },
  '401007': { kind: 'balance' },
  '401008': { kind: 'balance' },
  '403001': { kind: 'permission' },
  '403002': { kind: 'permission' },
  '403004': { kind: 'balance' },
  '403005': { kind: 'permission' },
  '429001': { kind: 'rate-limit', retry: true },
  '451001': { kind: 'content-filter' },
  '502001': { kind: 'server', retry: true },
});

/**
 * Words that stand in `code`: new-api/one-api gateways (doc.tokendog.io/zh/api-reference/guide/error-codes, 2026-11)
 * and OpenAI, whose words many servers borrow.
 */
export const wordCodes: Table = table({
  invalid_request: { kind: 'invalid-request' },
  bad_request_body: { kind: 'invalid-request' },
  read_request_body_failed: { kind: 'invalid-request' },
  convert_request_failed: { kind: 'invalid-request' },
  json_marshal_failed: { kind: 'invalid-request' },
  invalid_api_type: { kind: 'invalid-request' },
  count_token_failed: { kind: 'invalid-request' },
  model_price_error: { kind: 'invalid-request' },
  'channel:model_mapped_error': { kind: 'invalid-request' },
  'channel:param_override_invalid': { kind: 'invalid-request' },
  sensitive_words_detected: { kind: 'content-filter' },
  prompt_blocked: { kind: 'content-filter' },
  content_filter: { kind: 'content-filter' },
  content_policy_violation: { kind: 'content-filter' },
  access_denied: { kind: 'permission' },
  model_not_found: { kind: 'model-not-found' },
  get_channel_failed: { kind: 'overloaded', retry: true },
  'channel:no_available_key': { kind: 'overloaded', retry: true },
  // The gateway's own key upstream; the user's is fine.
  'channel:invalid_key': { kind: 'server' },
  'channel:response_time_exceeded': { kind: 'server', retry: true },
  do_request_failed: { kind: 'server', retry: true },
  bad_response: { kind: 'server', retry: true },
  bad_response_status_code: { kind: 'server', retry: true },
  bad_response_body: { kind: 'server', retry: true },
  read_response_body_failed: { kind: 'server', retry: true },
  empty_response: { kind: 'server', retry: true },
  insufficient_user_quota: { kind: 'balance' },
  pre_consume_token_quota_failed: { kind: 'balance' },
  insufficient_quota: { kind: 'balance' },
  invalid_api_key: { kind: 'auth' },
  invalid_token: { kind: 'auth' },
  rate_limit_exceeded: { kind: 'rate-limit', retry: true },
  context_length_exceeded: { kind: 'context-length' },
  server_error: { kind: 'server', retry: true },
});

/**
 * Words that stand in `type`: OpenAI and its kin and OpenRouter (platform docs, 2026-11), TokenHub (as above), vLLM and
 * SGLang (`entrypoints/openai`, 2025-2026: Python's own names), llama.cpp (`tools/server`, 2026), Ollama (`openai/openai.go`,
 * 2026), Anthropic's words where a relay speaks both.
 */
export const typeWords: Table = table({
  authentication_error: { kind: 'auth' },
  AuthenticationError: { kind: 'auth' },
  permission_error: { kind: 'permission' },
  PermissionDeniedError: { kind: 'permission' },
  insufficient_quota: { kind: 'balance' },
  rate_limit_error: { kind: 'rate-limit', retry: true },
  RateLimitError: { kind: 'rate-limit', retry: true },
  content_filter_error: { kind: 'content-filter' },
  exceed_context_size_error: { kind: 'context-length' },
  // llama.cpp while it loads the model.
  unavailable_error: { kind: 'overloaded', retry: true },
  overloaded_error: { kind: 'overloaded', retry: true },
  billing_error: { kind: 'balance' },
  request_too_large: { kind: 'attachment-too-large' },
  timeout_error: { kind: 'timeout' },
  // vLLM under load refuses with this word and 503.
  ServiceUnavailableError: { kind: 'overloaded', retry: true },
  not_found_error: { kind: 'model-not-found' },
  NotFoundError: { kind: 'model-not-found' },
  not_supported_error: { kind: 'invalid-request' },
  upstream_error: { kind: 'server', retry: true },
  InternalServerError: { kind: 'server', retry: true },
  server_error: { kind: 'server', retry: true },
  api_error: { kind: 'server', retry: true },
});

/**
 * By HTTP status, where nothing better is said: RFC 9110 and RFC 6585; 434, 435: docs.z.ai/api-reference, 2026-11; 402:
 * OpenRouter and TokenHub, 2026-11; 52x: Cloudflare's support pages, 2026-11; 529: Anthropic and what relays it.
 */
export const statusMeanings: ReadonlyMap<number, ErrorMeaning> = new Map<number, ErrorMeaning>([
  [400, { kind: 'invalid-request' }],
  [401, { kind: 'auth' }],
  [402, { kind: 'balance' }],
  [403, { kind: 'permission' }],
  [404, { kind: 'invalid-request' }],
  [405, { kind: 'invalid-request' }],
  [408, { kind: 'timeout', retry: true }],
  [406, { kind: 'invalid-request' }],
  [409, { kind: 'server', retry: true }],
  [413, { kind: 'attachment-too-large' }],
  [414, { kind: 'attachment-too-large' }],
  [415, { kind: 'invalid-request' }],
  [422, { kind: 'invalid-request' }],
  [425, { kind: 'server', retry: true }],
  [428, { kind: 'invalid-request' }],
  [429, { kind: 'rate-limit', retry: true }],
  [434, { kind: 'permission' }],
  [435, { kind: 'attachment-too-large' }],
  [451, { kind: 'content-filter' }],
  [431, { kind: 'invalid-request' }],
  [500, { kind: 'server', retry: true }],
  [501, { kind: 'invalid-request' }],
  [502, { kind: 'server', retry: true }],
  [503, { kind: 'overloaded', retry: true }],
  [504, { kind: 'server', retry: true }],
  // Cloudflare: unreachable origin; 524 is an origin that took the request and worked too long on it.
  [520, { kind: 'server', retry: true }],
  [521, { kind: 'server', retry: true }],
  [522, { kind: 'server', retry: true }],
  [523, { kind: 'server', retry: true }],
  [524, { kind: 'timeout' }],
  // The origin's certificate: nothing that passes.
  [525, { kind: 'network' }],
  [526, { kind: 'network' }],
  [530, { kind: 'server', retry: true }],
  [529, { kind: 'overloaded', retry: true }],
]);
