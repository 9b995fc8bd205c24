import assert from 'node:assert/strict';
import { scrubEnv } from '../../../scripts/testing/scrubEnv.ts';
import { environmentNames } from '../../../src/host/environmentNames.ts';

describe('scrubEnv', () => {
  it('removes every name under which the extension looks for a key', () => {
    const names = Object.values(environmentNames).flat();
    assert.ok(names.length > 0);
    assert.deepEqual(scrubEnv(Object.fromEntries(names.map(name => [name, 'x']))), {});
  });

  it('removes what others keep secrets under', () => {
    const names = [
      'OPENAI_API_KEY',
      'OPENAI_APIKEY',
      'GITHUB_TOKEN',
      'NPM_AUTH_TOKEN',
      'AWS_SECRET_ACCESS_KEY',
      'DB_PASSWORD',
      'PGPASSWORD',
      'npm_config__authToken',
      'GOOGLE_APPLICATION_CREDENTIALS',
    ];
    assert.deepEqual(scrubEnv(Object.fromEntries(names.map(name => [name, 'x']))), {});
  });

  it('keeps the rest', () => {
    const env = { PATH: '/bin', HOME: '/home/me', KEYBOARD: 'us', GLM_CHAT_CACHE: '/c', LANG: 'C', TOKENIZERS: 'y' };
    assert.deepEqual(scrubEnv(env), env);
  });
});
