import assert from 'node:assert/strict';
import { bigmodelCodes, tokenhubCodes, wordCodes } from '../../../../src/provider/vendor/errorCodes.ts';
import { responseError } from '../../../../src/provider/vendor/responseError.ts';
import { serverErrors } from './serverErrors.ts';
import { glm, serviceErrors } from './serviceErrors.ts';

type Headers = Record<string, string>;
const read = (status: number, body: unknown, headers: Headers = {}) =>
  responseError({
    status,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    header: name => headers[name],
    redact: text => text.replaceAll('sk-secret', '[redacted]'),
  });

describe('responseError', () => {
  for (const [who, status, body, kind, retryable, code] of [...serviceErrors, ...serverErrors]) {
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
