import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCaFile } from '../../../../src/host/network/caFile.ts';
import { authority } from '../../provider/http/testCertificates.ts';

describe('readCaFile', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glm-ca-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('reads PEM, with whatever stands around it, and DER', async () => {
    const certificate = new X509Certificate(authority);
    for (const bytes of [authority, `# ours\r\n${authority}\n${authority}`, certificate.raw]) {
      const file = path.join(folder, 'some.crt');
      await writeFile(file, bytes);
      assert.equal(new X509Certificate(await readCaFile(file)).fingerprint256, certificate.fingerprint256);
    }
  });

  it('says why it cannot', async () => {
    const file = path.join(folder, 'key.pem');
    await writeFile(file, '-----BEGIN PRIVATE KEY-----\n');
    await assert.rejects(readCaFile(file), { problem: 'no-certificate', file });
    await assert.rejects(readCaFile(folder), { problem: 'unreadable' });
    await assert.rejects(readCaFile('key.pem'), { problem: 'relative', file: 'key.pem' });
    await assert.rejects(readCaFile('~/glm-no-such-file.pem'), { problem: 'unreadable' });
  });
});
