import assert from 'node:assert/strict';
import type { ErrorKind } from '../../../../src/provider/index.ts';
import { bigmodelCodes, tokenhubCodes, wordCodes } from '../../../../src/provider/vendor/errorCodes.ts';
import { responseError } from '../../../../src/provider/vendor/responseError.ts';

type Headers = Record<string, string>;
const read = (status: number, body: unknown, headers: Headers = {}) =>
  responseError({
    status,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    header: name => headers[name],
    redact: text => text.replaceAll('sk-secret', '[redacted]'),
  });
const glm = (code: unknown, message = 'm') => ({ error: { code, message } });

const cases: [who: string, status: number, body: unknown, kind: ErrorKind, retryable: boolean, code?: string][] = [
  [
    'BigModel: no header',
    401,
    glm('1001', 'Header 中未收到 Authentication 参数，无法进行身份验证'),
    'auth',
    false,
    '1001',
  ],
  ['BigModel: concurrency', 429, glm('1302', 'High concurrency usage of this API'), 'rate-limit', true, '1302'],
  ['BigModel: arrears as 429', 429, glm('1113'), 'balance', false, '1113'],
  ['BigModel: a code as a number', 429, glm(1305), 'overloaded', true, '1305'],
  ['BigModel: plan without the model, as 429', 429, glm('1311'), 'quota', false, '1311'],
  ['BigModel: cap of the plan, as 429', 429, glm('1308'), 'quota', false, '1308'],
  ['BigModel: no such model', 400, glm('1211', '模型不存在，请检查模型代码。'), 'model-not-found', false, '1211'],
  ['BigModel: too long', 400, glm('1261', 'Prompt 超长'), 'context-length', false, '1261'],
  ['BigModel: filtered', 400, glm('1301'), 'content-filter', false, '1301'],
  ['BigModel: internal', 500, glm('500', '内部错误'), 'server', true, '500'],
  ['BigModel: a code of the future under 429', 429, glm('1399'), 'rate-limit', true, '1399'],
  ['BigModel: a code of the future under 400', 400, glm('1299'), 'invalid-request', false, '1299'],
  [
    'Z.ai, in Anthropic’s shape',
    400,
    {
      type: 'error',
      error: { type: 'invalid_request_error', code: '1210', message: '[1210][图片输入格式/解析错误][2026091623]' },
      request_id: 'r1',
    },
    'invalid-request',
    false,
    '1210',
  ],
  ['Z.ai: no permission', 434, '', 'permission', false],
  ['Z.ai: file too large', 435, '', 'attachment-too-large', false],
  [
    'TokenHub: free quota gone',
    402,
    {
      error: {
        type: 'permission_error',
        code: '403004',
        message: 'endpoint is inactive: FREE_QUOTA_EXHAUSTED',
        source: 'gateway',
        request_id: 'r2',
      },
    },
    'balance',
    false,
    '403004',
  ],
  [
    'TokenHub: key',
    401,
    { error: { type: 'authentication_error', code: '401002', message: 'x' } },
    'auth',
    false,
    '401002',
  ],
  [
    'TokenHub: rate',
    429,
    { error: { type: 'rate_limit_error', code: '429001', message: 'rate limit exceeded on dimension: rpm' } },
    'rate-limit',
    true,
    '429001',
  ],
  [
    'TokenHub: filter',
    451,
    { error: { type: 'content_filter_error', code: '451001', message: 'x' } },
    'content-filter',
    false,
    '451001',
  ],
  [
    'TokenHub: upstream fails',
    502,
    { error: { type: 'upstream_error', code: '502001', message: 'x', source: 'upstream', upstream_status: 503 } },
    'server',
    true,
    '502001',
  ],
  [
    'TokenHub: upstream refuses',
    502,
    { error: { type: 'upstream_error', code: '502001', message: 'x', source: 'upstream', upstream_status: 400 } },
    'invalid-request',
    false,
    '502001',
  ],
  [
    'TokenHub: upstream’s own code',
    502,
    { error: { type: 'upstream_error', code: '502001', message: 'x', upstream_code: '1113', upstream_status: 429 } },
    'balance',
    false,
    '502001',
  ],
  [
    'new-api: conversion',
    500,
    {
      error: {
        message: 'invalid image (request id: 2025)',
        type: 'new_api_error',
        param: '',
        code: 'convert_request_failed',
      },
    },
    'invalid-request',
    false,
    'convert_request_failed',
  ],
  [
    'new-api: no channel',
    503,
    { error: { message: '当前分组下无可用渠道', type: 'new_api_error', code: 'get_channel_failed' } },
    'overloaded',
    true,
    'get_channel_failed',
  ],
  [
    'new-api: quota',
    403,
    { error: { message: 'x', type: 'new_api_error', code: 'insufficient_user_quota' } },
    'balance',
    false,
    'insufficient_user_quota',
  ],
  [
    'new-api: no model',
    503,
    { error: { message: 'x', type: 'new_api_error', code: 'model_not_found' } },
    'model-not-found',
    false,
    'model_not_found',
  ],
  [
    'one-api passes the code on',
    429,
    { error: { message: 'x', type: 'upstream_error', code: '1113' } },
    'balance',
    false,
    '1113',
  ],
  [
    'a gateway wraps a refusal in 502',
    502,
    {
      error: {
        message: 'bad response: {"error":{"code":"1214","message":"messages 参数非法"}}',
        type: 'upstream_error',
      },
    },
    'invalid-request',
    false,
  ],
  ['a gateway names the code in a sentence', 502, 'upstream said 1301 and stopped', 'content-filter', false],
  ['a gateway with a number that is none', 502, 'gave up after 1000 ms of 1200', 'server', true],
  ['OpenRouter: credits', 402, { error: { code: 402, message: 'Insufficient credits' } }, 'balance', false, '402'],
  [
    'OpenRouter: moderation',
    403,
    {
      error: {
        code: 403,
        message: 'z-ai/glm-4.6v requires moderation',
        metadata: { reasons: ['violence'], flagged_input: 'secret words', provider_name: 'Z.AI' },
      },
    },
    'content-filter',
    false,
    '403',
  ],
  [
    'OpenRouter: what the provider said',
    400,
    {
      error: {
        code: 400,
        message: 'Provider returned error',
        metadata: { provider_name: 'Z.AI', raw: '{"error":{"code":"1210","message":"图片输入格式/解析错误"}}' },
      },
    },
    'invalid-request',
    false,
    '400',
  ],
  ['OpenRouter: not allowed', 403, { error: { code: 403, message: 'Forbidden' } }, 'permission', false, '403'],
  [
    'OpenRouter: the provider is at its limit',
    429,
    {
      error: {
        code: 429,
        message: 'Provider returned error',
        metadata: { raw: 'z-ai/glm-4.6v is temporarily rate-limited upstream', provider_name: 'Z.AI' },
      },
    },
    'rate-limit',
    true,
    '429',
  ],
  [
    'OpenRouter: the provider’s account has no money',
    429,
    {
      error: {
        code: 429,
        message: 'Provider returned error',
        metadata: { raw: { error: { code: '1113', message: 'x' } }, provider_name: 'Z.AI' },
      },
    },
    'balance',
    false,
    '429',
  ],
  ['OpenRouter: no provider answers', 502, { error: { code: 502, message: 'x' } }, 'server', true, '502'],
  [
    'OpenRouter: no such model',
    400,
    { error: { code: 400, message: 'z-ai/glm-77 is not a valid model ID' } },
    'model-not-found',
    false,
    '400',
  ],
  [
    'OpenRouter: nobody serves the model',
    404,
    { error: { code: 404, message: 'No endpoints found for z-ai/glm-4.1v.' } },
    'model-not-found',
    false,
    '404',
  ],
  [
    'OpenRouter: no vision',
    404,
    { error: { code: 404, message: 'No endpoints found that support image input' } },
    'unsupported-input',
    false,
    '404',
  ],
  [
    'vLLM, new: context',
    400,
    {
      error: {
        message: "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens",
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
    },
    'context-length',
    false,
    '400',
  ],
  [
    'vLLM, old: no model',
    404,
    { object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError', param: null, code: 404 },
    'model-not-found',
    false,
    '404',
  ],
  [
    'vLLM: no picture',
    400,
    { object: 'error', message: 'x is not a multimodal model', type: 'BadRequestError', code: 400 },
    'unsupported-input',
    false,
    '400',
  ],
  [
    'vLLM: prompt alone too long',
    400,
    {
      object: 'error',
      message: 'The decoder prompt (length 9000) is longer than the maximum model length of 8192.',
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    'context-length',
    false,
    '400',
  ],
  [
    'vLLM: more pictures than it was started for',
    400,
    { error: { message: 'At most 1 image(s) may be provided in one request.', type: 'BadRequestError', code: 400 } },
    'unsupported-input',
    false,
    '400',
  ],
  [
    'vLLM: engine dead',
    500,
    { error: { message: 'EngineCore encountered an issue.', type: 'InternalServerError', param: null, code: 500 } },
    'server',
    true,
    '500',
  ],
  ['vLLM: a key is wanted', 401, { error: 'Unauthorized' }, 'auth', false],
  [
    'SGLang: context',
    400,
    {
      object: 'error',
      message: 'The input (9000 tokens) is longer than the model’s context length (8192 tokens).',
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
    'context-length',
    false,
    '400',
  ],
  [
    'SGLang: queue full',
    503,
    { object: 'error', message: 'The request queue is full.', type: 'SERVICE_UNAVAILABLE', param: null, code: 503 },
    'overloaded',
    true,
    '503',
  ],
  ['FastAPI: wrong path', 404, { detail: 'Not Found' }, 'invalid-request', false],
  [
    'FastAPI: fields',
    422,
    { detail: [{ loc: ['body', 'messages'], msg: 'field required', type: 'x' }] },
    'invalid-request',
    false,
  ],
  [
    'llama.cpp: context',
    400,
    {
      error: {
        code: 400,
        message: 'request (13392 tokens) exceeds the available context size (8192 tokens), try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 13392,
        n_ctx: 8192,
      },
    },
    'context-length',
    false,
    '400',
  ],
  [
    'llama.cpp: loading',
    503,
    { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
    'overloaded',
    true,
    '503',
  ],
  [
    'llama.cpp: no mmproj',
    500,
    { error: { code: 500, message: 'image input is not supported - hint: provide the mmproj', type: 'server_error' } },
    'unsupported-input',
    false,
    '500',
  ],
  [
    'Ollama: no model',
    404,
    {
      error: { message: 'model "x" not found, try pulling it first', type: 'not_found_error', param: null, code: null },
    },
    'model-not-found',
    false,
  ],
  [
    'llama.cpp: a key is wanted',
    401,
    { error: { code: 401, message: 'Invalid API Key', type: 'authentication_error' } },
    'auth',
    false,
    '401',
  ],
  [
    'llama.cpp: no audio',
    500,
    { error: { code: 500, message: 'audio input is not supported - hint: provide the mmproj', type: 'server_error' } },
    'unsupported-input',
    false,
    '500',
  ],
  [
    'Ollama: the model is larger than the machine',
    500,
    {
      error: {
        message: 'model requires more system memory (60.2 GiB) than is available (15.1 GiB)',
        type: 'api_error',
        param: null,
        code: null,
      },
    },
    'server',
    false,
  ],
  [
    'Ollama: busy',
    503,
    { error: 'server busy, please try again. maximum pending requests exceeded' },
    'overloaded',
    true,
  ],
  ['Ollama, native: no model', 404, { error: 'model "x" not found, try pulling it first' }, 'model-not-found', false],
  ['Ollama: native', 400, { error: 'invalid image input' }, 'unsupported-input', false],
  [
    'OpenAI: key',
    401,
    { error: { message: 'Incorrect API key', type: 'invalid_request_error', code: 'invalid_api_key' } },
    'auth',
    false,
    'invalid_api_key',
  ],
  ['nothing', 500, '', 'server', true],
  [
    'a page of the proxy',
    502,
    '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>',
    'server',
    true,
  ],
  [
    'a page of Cloudflare: origin gone',
    522,
    '<!DOCTYPE html><html><head><title>api.example.com | 522: Connection timed out</title></head></html>',
    'server',
    true,
  ],
  [
    'a page of Cloudflare: origin too slow',
    524,
    '<!DOCTYPE html><html><head><title>api.example.com | 524: A timeout occurred</title></head></html>',
    'timeout',
    false,
  ],
  [
    'a page of Cloudflare: is this a browser?',
    403,
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>',
    'permission',
    false,
  ],
  ['a line of Cloudflare whose number means something else', 403, 'error code: 1003', 'permission', false],
  ['a line of Cloudflare: too often', 429, 'error code: 1015', 'rate-limit', true],
  ['Cloudflare: the origin has no name', 530, 'error code: 1016', 'server', true],
  ['Cloudflare: the origin’s certificate', 526, '', 'network', false],
  [
    'a page of nginx: too large',
    413,
    '<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>nginx</body></html>',
    'attachment-too-large',
    false,
  ],
  [
    'a page of nginx: nobody behind it',
    504,
    '<html><head><title>504 Gateway Time-out</title></head></html>',
    'server',
    true,
  ],
  [
    'BigModel behind a gateway that says 502',
    502,
    { error: { code: '1214', message: 'messages 参数非法。请检查文档。' } },
    'invalid-request',
    false,
    '1214',
  ],
  ['plain text: nothing works', 500, 'Internal Server Error', 'server', true],
  ['plain text', 404, '404 page not found', 'invalid-request', false],
  ['a JSON string', 400, '"no"', 'invalid-request', false],
  ['a JSON list', 400, '[]', 'invalid-request', false],
  ['overload', 529, '', 'overloaded', true],
  ['an origin that worked too long', 524, '', 'timeout', false],
  ['payload', 413, '<h1>Payload Too Large</h1>', 'attachment-too-large', false],
  [
    'a code that is no code',
    400,
    { error: { code: 'constructor', type: '__proto__', message: 'x' } },
    'invalid-request',
    false,
    'constructor',
  ],
  ['a status nobody uses', 599, '', 'server', false],
];

describe('responseError', () => {
  for (const [who, status, body, kind, retryable, code] of cases) {
    it(who, () => {
      const error = read(status, body);
      assert.equal(error.kind, kind);
      assert.equal(error.retryable, retryable);
      assert.equal(error.code, code);
      assert.equal(error.status, status);
      assert.notEqual(error.message, '');
    });
  }

  it('keeps the vendor’s words, and makes some of a page', () => {
    assert.equal(read(429, glm('1113', '您的账户已欠费')).message, '您的账户已欠费');
    assert.equal(read(502, '<html><head><title>502 Bad Gateway</title></head></html>').message, '502 Bad Gateway');
    assert.equal(read(413, '<h1>Payload<br>Too Large</h1>').message, 'Payload Too Large');
    assert.equal(read(500, '').message, 'HTTP 500 without a message');
    assert.equal(read(422, { detail: [{ msg: 'a' }, { msg: 'b' }] }).message, 'a; b');
    assert.equal(read(500, 'x'.repeat(5000)).message.length, 600);
    const raw = { error: { message: 'Provider returned error', metadata: { raw: '{"error":{"message":"no"}}' } } };
    assert.equal(read(400, raw).message, 'Provider returned error: no');
  });

  it('says who and what a gateway tells of, and not what was flagged', () => {
    const error = (metadata: object) => ({ error: { code: 403, message: 'Refused', metadata } });
    const raw = '{"error":{"code":"1301","message":"敏感内容"}}';
    assert.equal(read(403, error({ raw, provider_name: 'Z.AI' })).message, 'Refused: Z.AI: 敏感内容');
    assert.equal(read(403, error({ provider_name: 'Z.AI' })).message, 'Refused: Z.AI');
    const moderated = read(403, error({ reasons: ['violence', 'hate'], flagged_input: 'secret words' }));
    assert.equal(moderated.message, 'Refused (violence, hate)');
  });

  it('tells when a limit is lifted', () => {
    const cap = (fields: object) => read(429, { error: { code: '1308', message: '已达到使用上限', ...fields } });
    const at = Date.now() + 3_600_000;
    for (const next_flush_time of [at, Math.round(at / 1000), String(at)]) {
      const wait = cap({ next_flush_time }).retryAfterMs ?? 0;
      assert.equal(cap({ next_flush_time }).message, '已达到使用上限');
      assert.ok(wait > 3_500_000 && wait < 3_700_000, String(next_flush_time));
    }
    const told = cap({ next_flush_time: '2026-11-22 18:00:00' });
    assert.equal(told.message, '已达到使用上限 (2026-11-22 18:00:00)');
    assert.equal(told.retryAfterMs, undefined);
    const once = cap({ message: '将在 2026-11-22 18:00:00 重置', next_flush_time: '2026-11-22 18:00:00' });
    assert.equal(once.message, '将在 2026-11-22 18:00:00 重置');
    assert.equal(cap({}).retryAfterMs, undefined);
  });

  it('keeps no secret', () => {
    const error = read(401, { error: { message: 'key sk-secret is bad', code: 'sk-secret', request_id: 'sk-secret' } });
    assert.doesNotMatch(JSON.stringify([error.message, error.code, error.requestId]), /sk-secret/);
  });

  it('finds the request id', () => {
    assert.equal(read(400, { error: { message: 'x', request_id: 'inner' }, request_id: 'outer' }).requestId, 'inner');
    assert.equal(read(400, { error: { message: 'x' }, request_id: 'outer' }).requestId, 'outer');
    assert.equal(read(400, '', { 'x-oneapi-request-id': 'header' }).requestId, 'header');
  });

  it('reads how long to wait', () => {
    assert.equal(read(429, '', { 'retry-after': '7' }).retryAfterMs, 7_000);
    assert.equal(read(429, '', { 'retry-after-ms': '250' }).retryAfterMs, 250);
    assert.equal(read(429, '', { 'retry-after': 'soon' }).retryAfterMs, undefined);
    const inTen = read(429, '', { 'retry-after': new Date(Date.now() + 10_000).toUTCString() }).retryAfterMs ?? 0;
    assert.ok(inTen > 8_000 && inTen <= 10_000);
    assert.equal(read(429, '', { 'retry-after': 'Mon, 01 Jan 2024 00:00:00 GMT' }).retryAfterMs, 0);
  });

  it('reads every code of the tables as they say, at any status', () => {
    for (const [table, name] of [
      [bigmodelCodes, 'BigModel'],
      [tokenhubCodes, 'TokenHub'],
      [wordCodes, 'words'],
    ] as const) {
      for (const [code, meaning] of table) {
        if (code === '500') continue;
        for (const status of [200, 400, 429]) {
          const error = read(status, glm(code));
          assert.deepEqual(
            [error.kind, error.retryable],
            [meaning.kind, meaning.retry ?? false],
            `${name} ${code} ${status}`,
          );
        }
      }
    }
  });
});
