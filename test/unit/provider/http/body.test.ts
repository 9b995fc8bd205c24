import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { CallScope } from '../../../../src/provider/http/callScope.ts';
import { dispatcherFor } from '../../../../src/provider/http/dispatchers.ts';
import { fetchTransport } from '../../../../src/provider/http/fetchTransport.ts';
import { send } from '../../../../src/provider/http/send.ts';
import type { BodySource, HttpRequest } from '../../../../src/provider/http/transport.ts';
import { undiciTransport } from '../../../../src/provider/http/undiciTransport.ts';
import { encodeJson, InlineData } from '../../../../src/provider/request/inlineData.ts';

const megabyte = 1024 * 1024;
const patience = { connectTimeoutMs: 5_000, firstByteTimeoutMs: 5_000, idleTimeoutMs: 250 };
const direct = dispatcherFor({
  proxy: undefined,
  proxyAuthorization: undefined,
  proxyStrictSsl: true,
  ca: [],
  connectTimeoutMs: patience.connectTimeoutMs,
});

/** A picture in a body, and how many bytes of it have been encoded so far. */
function counted(bytes: Uint8Array): { body: BodySource; encoded(): number; largest(): number } {
  const inner = encodeJson({ picture: new InlineData('data:image/png;base64,', bytes) });
  let encoded = 0;
  let largest = 0;
  const body: BodySource = {
    byteLength: inner.byteLength,
    *pieces() {
      for (const piece of inner.pieces()) {
        encoded += piece.length;
        largest = Math.max(largest, piece.length);
        yield piece;
      }
    },
  };
  return { body, encoded: () => encoded, largest: () => largest };
}

describe('a large body', () => {
  it('is encoded as the network takes it: a server that does not read holds the encoding up', async () => {
    const sockets: Socket[] = [];
    const server = createServer({ pauseOnConnect: true }, socket => sockets.push(socket));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const { body, encoded, largest } = counted(new Uint8Array(96 * megabyte));
    const scope = new CallScope(undefined);
    const request: HttpRequest = { method: 'POST', url, headers: {}, body };
    await assert.rejects(
      send(request, undiciTransport(direct, true), scope, patience, text => text),
      {
        kind: 'timeout',
        message: /could not be sent on/,
      },
    );
    scope.close();
    // What the system's socket buffers hold, and no more.
    assert.ok(encoded() > 0 && encoded() < body.byteLength / 4, `${encoded()} of ${body.byteLength}`);
    assert.ok(largest() <= 64 * 1024, String(largest()));
    for (const socket of sockets) socket.destroy();
    await new Promise(resolve => server.close(resolve));
  });

  it('goes to a given fetch with its length, in a form that is not copied', async () => {
    const bytes = new Uint8Array(3 * megabyte).map((_, index) => (index * 31) & 255);
    const { body, encoded } = counted(bytes);
    let given: Blob | undefined;
    const transport = fetchTransport(async (_, init) => {
      assert.ok(init?.body instanceof Blob);
      given = init.body;
      return new Response('{}');
    });
    const scope = new CallScope(undefined);
    const url = new URL('http://127.0.0.1/');
    await send({ method: 'POST', url, headers: {}, body }, transport, scope, patience, text => text);
    scope.close();
    assert.equal(given?.size, body.byteLength);
    assert.equal(encoded(), body.byteLength, 'encoded once');
    const { picture } = JSON.parse((await given?.text()) ?? '') as { picture: string };
    assert.ok(Buffer.from(picture.slice('data:image/png;base64,'.length), 'base64').equals(bytes));
  });
});
