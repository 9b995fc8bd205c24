import assert from 'node:assert/strict';
import { innerNpmEnv } from '../../../scripts/toolchain/npm.mjs';

describe('innerNpmEnv', () => {
  it('forgets what the outer npm says about this package', () => {
    const outer = {
      npm_package_name: 'glm-chat',
      npm_lifecycle_event: 'test',
      npm_command: 'run-script',
      npm_config_local_prefix: '/checkout',
      npm_config_omit: 'dev',
    };
    assert.deepEqual(innerNpmEnv(outer), {});
  });

  it('keeps what the user configured', () => {
    const env = { npm_config_registry: 'http://127.0.0.1:4873/', npm_config_https_proxy: 'http://p', PATH: '/bin' };
    assert.deepEqual(innerNpmEnv(env), env);
  });
});
