import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { answerWith, jsonHeaders, ScriptedServer } from '../scriptedServer.ts';
import { authority, serverCertificate } from './testCertificates.ts';

const answer = answerWith(JSON.stringify({ data: [{ id: 'x' }] }), { headers: jsonHeaders });

/** What a process says that finds the authority in the operating system's store. */
async function askWith(network: object, origin: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'glm-trust-'));
  try {
    const store = path.join(folder, 'system.pem');
    await writeFile(store, authority);
    const provider = new URL('../../../../src/provider/index.ts', import.meta.url).href;
    const program = `
      const { createClient, networkCauseOf } = await import(${JSON.stringify(provider)});
      const endpoint = { id: 'x', label: 'x', baseUrl: ${JSON.stringify(origin)}, dialect: 'openai' };
      const client = createClient({ endpoint, network: { maxRetries: 0, ...${JSON.stringify(network)} } });
      const ask = () => client.listModels().then(([model]) => model.id, networkCauseOf);
      console.log(await ask(), await ask());
    `;
    const env = { ...process.env, SSL_CERT_FILE: store, SSL_CERT_DIR: folder };
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
    return (await run).stdout.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the certificates of the operating system', () => {
  // Elsewhere the store is the system's own, which a test must not write to.
  const found = process.platform === 'linux' ? 'x x' : 'certificate certificate';

  it('are trusted, and asked only where the runtime’s own do not do', async () => {
    await using server = await ScriptedServer.start(answer, serverCertificate);
    assert.equal(await askWith({}, server.origin), found);
    // The first attempt without them; the second call knows.
    assert.equal(server.requests.length, found === 'x x' ? 2 : 0);
  });

  it('are left alone on request', async () => {
    await using server = await ScriptedServer.start(answer, serverCertificate);
    assert.equal(await askWith({ systemCertificates: false }, server.origin), 'certificate certificate');
    assert.equal(server.requests.length, 0);
  });
});
