import assert from 'node:assert/strict';
import { cleanKey, keyProblem } from '../../../../src/host/keys/cleanKey.ts';

const key = '0123abcd.XyZ_-9+/=';

describe('cleanKey', () => {
  const pasted: Record<string, string> = {
    'as it is': key,
    'white space around and a line break inside': `  0123abcd.\n XyZ_-9+/=\t`,
    'double quotes': `"${key}"`,
    'single quotes': `'${key}'`,
    Bearer: `Bearer ${key}`,
    'bearer in any case': `bEaReR   ${key}`,
    'a header': `Authorization: Bearer ${key}`,
    'a line of an environment file': `ZHIPUAI_API_KEY="${key}"`,
    'an export': `export BIGMODEL_API_KEY=${key}`,
    'zero-width characters': `\u200b${key}\ufeff`,
  };
  for (const [name, text] of Object.entries(pasted)) {
    it(`takes the key out of: ${name}`, () => assert.equal(cleanKey(text), key));
  }

  it('leaves a key alone that begins with a word or ends in an equals sign', () => {
    assert.equal(cleanKey('bearerless-key='), 'bearerless-key=');
    assert.equal(cleanKey('sk-token=abc'), 'sk-token=abc');
  });
});

describe('keyProblem', () => {
  it('finds what no header can carry', () => {
    assert.equal(keyProblem(''), 'empty');
    assert.equal(keyProblem('密钥'), 'characters');
    assert.equal(keyProblem('a\u0000b'), 'characters');
    assert.equal(keyProblem(key), undefined);
  });
});
