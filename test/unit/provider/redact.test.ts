import assert from 'node:assert/strict';
import { redactText } from '../../../src/provider/index.ts';

const key = 'a1b2c3d4e5f60718293a4b5c6d7e8f90.S3cr3tPartOfTheKey';

describe('redactText', () => {
  it('removes a key however it stands there', () => {
    const forms: Record<string, string> = {
      plain: key,
      'URL-encoded': encodeURIComponent(`${key}/+=`),
      'in JSON': JSON.stringify({ key }),
      base64: Buffer.from(key).toString('base64'),
      'base64 of credentials': Buffer.from(`user:${key}`).toString('base64'),
      'base64 of something longer': Buffer.from(`xx${key}yy`).toString('base64'),
      base64url: Buffer.from(`${key}~~~???`).toString('base64url'),
      'cut short by the upstream': `${key.slice(0, 12)}****${key.slice(-8)}`,
      'in the middle': `...${key.slice(10, 22)}...`,
      twice: `${key} ${key}`,
    };
    for (const [how, form] of Object.entries(forms)) {
      const clean = redactText(`before ${form} after`, [key]);
      assert.match(clean, /^before .*\[redacted\].* after$/s, how);
      for (let at = 0; at + 8 <= key.length; at++) assert.ok(!clean.includes(key.slice(at, at + 8)), how);
      const encoded = Buffer.from(key).toString('base64');
      for (let at = 0; at + 12 <= encoded.length; at++) assert.ok(!clean.includes(encoded.slice(at, at + 12)), how);
    }
  });

  it('removes keys with characters that encodings change', () => {
    const odd = 'pa%ss"wo\\rd+/=&?';
    for (const form of [odd, encodeURIComponent(odd), JSON.stringify(odd).slice(1, -1), btoa(odd)]) {
      assert.equal(redactText(`<${form}>`, [odd]), '<[redacted]>', form);
    }
  });

  it('removes short keys as a whole, and leaves placeholders alone', () => {
    assert.equal(redactText('key abc12 abc1', ['abc12']), 'key [redacted] abc1');
    assert.equal(redactText('no x', ['x', '']), 'no x');
  });

  it('leaves a text without secrets as it is', () => {
    const text = 'POST https://api.z.ai/api/paas/v4/chat/completions 1234 bytes: 200 after 56 ms';
    assert.equal(redactText(text, [key]), text);
    assert.equal(redactText(text, []), text);
    assert.equal(redactText('', [key]), '');
  });

  it('removes the bytes of attachments', () => {
    const bytes = Buffer.alloc(300, 7).toString('base64');
    assert.equal(redactText(`{"url":"data:image/png;base64,${bytes}"}`, []), '{"url":"data:image/png;base64,[bytes]"}');
    assert.equal(redactText(`data:;base64,${bytes} end`, []), 'data:;base64,[bytes] end');
    assert.equal(redactText(`invalid: ${bytes}!`, []), 'invalid: [400 characters]!');
    assert.doesNotMatch(redactText(`data:image/svg+xml,%3Csvg ${'x'.repeat(400)}`, []), /xxx/);
  });

  it('is quick with long texts', () => {
    const began = performance.now();
    redactText('lorem ipsum '.repeat(20_000), [key]);
    assert.ok(performance.now() - began < 500);
  });
});
