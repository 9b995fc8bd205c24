import assert from 'node:assert/strict';
import { pageFrame } from '../../../../src/core/studio/pageFrame.ts';

describe('pageFrame', () => {
  const document = pageFrame("const a = '</script><!--<SCRIPT>';", 'abc_123-x');
  const policy = /content="([^"]*default-src[^"]*)"/.exec(document)?.[1] ?? '';

  it('allows one script by its nonce, inline styles, and data as pictures and fonts; nothing else', () => {
    assert.deepEqual(policy.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-abc_123-x'",
      "style-src 'unsafe-inline'",
      'img-src data:',
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('sets the policy before anything that it could hold back', () => {
    assert.ok(document.indexOf('Content-Security-Policy') < document.indexOf('<script'));
  });

  it('cannot be left by what stands in the script', () => {
    assert.equal(document.match(/<\/script/gi)?.length, 1);
    assert.equal(document.match(/<script/gi)?.length, 1);
    assert.equal(document.includes('<!--'), false);
    const script = />(const a[^<]*)<\/script>/.exec(document)?.[1] ?? '';
    assert.equal(new Function(`${script}; return a`)(), '</script><!--<SCRIPT>');
  });

  it('refuses a nonce that is none', () => {
    assert.throws(() => pageFrame('', "x' 'unsafe-inline"));
    assert.throws(() => pageFrame('', ''));
  });
});
