import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

describe('the provider in a process that is not its own', () => {
  it('leaves the global dispatcher of fetch alone', async () => {
    const provider = new URL('../../../../src/provider/index.ts', import.meta.url).href;
    const program = `
      const { createClient } = await import(${JSON.stringify(provider)});
      await createClient({ endpoint: { id: 'x', label: 'x', baseUrl: 'http://127.0.0.1:1', dialect: 'openai' },
        network: { maxRetries: 0 } }).listModels().catch(error => console.log(error.kind));
      console.log(Object.getOwnPropertySymbols(globalThis).map(String).filter(name => name.includes('undici')).join());
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    assert.equal(stdout, 'network\n\n');
  });
});
