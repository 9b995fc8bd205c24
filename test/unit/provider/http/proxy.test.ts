import assert from 'node:assert/strict';
import { proxyFor } from '../../../../src/provider/http/proxy.ts';
import type { NetworkOptions } from '../../../../src/provider/index.ts';

const find = (url: string, network: NetworkOptions, environment: NodeJS.ProcessEnv): string | undefined =>
  proxyFor(new URL(url), network, environment)?.href;

describe('proxyFor', () => {
  it('takes the one that was set, else the environment’s for the scheme', () => {
    const environment = { HTTPS_PROXY: 'http://secure:1', HTTP_PROXY: 'http://plain:2' };
    assert.equal(find('https://api.z.ai/x', {}, environment), 'http://secure:1/');
    assert.equal(find('http://intranet/x', {}, environment), 'http://plain:2/');
    assert.equal(find('https://api.z.ai/x', { proxy: 'http://own:3' }, environment), 'http://own:3/');
    assert.equal(find('https://api.z.ai/x', {}, { ...environment, https_proxy: 'http://lower:4' }), 'http://lower:4/');
    assert.equal(find('https://api.z.ai/x', {}, {}), undefined);
  });

  it('takes an address without its scheme, and with credentials', () => {
    assert.equal(find('https://api.z.ai', { proxy: 'proxy.corp:8080' }, {}), 'http://proxy.corp:8080/');
    assert.equal(find('https://api.z.ai', { proxy: 'http://a:b@proxy:1' }, {}), 'http://a:b@proxy:1/');
  });

  it('refuses an address that cannot be used, and does not repeat it', () => {
    for (const proxy of ['socks5://user:secret@proxy:1', 'http://user:secret%@proxy:1', 'http://']) {
      assert.throws(
        () => find('https://api.z.ai', { proxy }, {}),
        (error: Error) =>
          'code' in error && /^proxy-(address|socks)$/.test(String(error.code)) && !error.message.includes('secret'),
      );
    }
  });

  it('reaches this machine without the environment’s, and with one that was set', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]', 'app.localhost']) {
      assert.equal(find(`http://${host}:1234`, {}, { HTTP_PROXY: 'http://plain:2' }), undefined, host);
      assert.equal(find(`http://${host}:1234`, { proxy: 'http://own:3' }, {}), 'http://own:3/', host);
    }
  });

  it('leaves out what the exceptions name', () => {
    const cases: [url: string, exceptions: string, exempt: boolean][] = [
      ['https://api.z.ai', 'api.z.ai', true],
      ['https://api.z.ai', 'z.ai', true],
      ['https://api.z.ai', '.z.ai', true],
      ['https://api.z.ai', '*.z.ai', true],
      ['https://api.z.ai', 'API.Z.AI', true],
      ['https://api.z.ai', ' example.com , z.ai ', true],
      ['https://api.z.ai', '*', true],
      ['https://api.z.ai', 'z.ai:443', true],
      ['https://api.z.ai', 'z.ai:8443', false],
      ['https://api.z.ai:8443', 'z.ai:8443', true],
      ['https://notz.ai', 'z.ai', false],
      ['https://api.z.ai', '', false],
      ['http://[fd00::1]:80', 'fd00::1', true],
      ['http://10.0.0.1', '10.0.0.1', true],
    ];
    for (const [url, exceptions, exempt] of cases) {
      const environment = { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://p:1', NO_PROXY: exceptions };
      assert.equal(find(url, {}, environment) === undefined, exempt, `${url} ${exceptions}`);
      const network = { proxy: 'http://p:1', noProxy: exceptions.split(',') };
      assert.equal(find(url, network, {}) === undefined, exempt, `${url} ${exceptions} set`);
    }
  });
});
