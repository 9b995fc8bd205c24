import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { AssistantTurn } from '../../src/core/conversation/index.ts';
import { runFix } from '../../src/host/showError.ts';
import { ForwardProxy } from '../unit/provider/http/forwardProxy.ts';
import { authority, hiddenHost, serverCertificate } from '../unit/provider/http/testCertificates.ts';
import { answerWith, ScriptedServer, sse, sseHeaders } from '../unit/provider/scriptedServer.ts';
import { openConversation, type PanelConversation } from './support/askPanel.ts';
import { until } from './support/until.ts';
import { type ChangedSettings, changeUserSettings } from './support/userSettings.ts';

const key = 'a1b2c3d4e5f6.the-key-of-this-test';
const streamed = answerWith(
  sse([
    { choices: [{ delta: { content: 'From ' } }] },
    { choices: [{ delta: { content: 'behind.' }, finish_reason: 'stop' }] },
  ]),
  { headers: sseHeaders },
);
const models = [{ id: 'hidden-model', label: 'Hidden' }];

/** What the answer says that it failed of, and the ids of its buttons. */
const failureOf = ({ status, error }: AssistantTurn): { said: string; fixes: readonly string[] } => {
  assert.equal(status, 'failed');
  return { said: error?.message ?? '', fixes: error?.fixes.map(({ id }) => id) ?? [] };
};

describe('a network with a proxy that wants credentials and an authority of its own', () => {
  let server: ScriptedServer;
  let proxy: ForwardProxy;
  let folder: string;
  let ca: string;
  let settings: ChangedSettings;
  let panel: PanelConversation;

  before(() => vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate());
  beforeEach(async () => {
    server = await ScriptedServer.start(streamed, serverCertificate);
    proxy = await ForwardProxy.start('user:right pass:word');
    folder = await mkdtemp(path.join(tmpdir(), 'glm-network-'));
    ca = path.join(folder, 'authority.pem');
    await writeFile(ca, authority);
    const custom = vscode.workspace.getConfiguration('glm').inspect<object[]>('endpoint.custom')?.globalValue ?? [];
    settings = await changeUserSettings({
      'glm.endpoint.custom': [
        ...custom,
        { id: 'hidden', label: 'Hidden', baseUrl: `https://${hiddenHost}:${server.port}/v1`, models },
        { id: 'near', label: 'Near', baseUrl: `https://localhost:${server.port}/v1`, models },
      ],
      'glm.endpoint.active': 'hidden',
      'glm.network.maxRetries': 0,
    });
    panel = await openConversation();
    const hidden = panel.services.endpoints.find('hidden');
    assert.ok(hidden);
    await panel.services.keys.set(hidden, key);
  });
  afterEach(async () => {
    await panel[Symbol.asyncDispose]();
    await settings[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  it('is passed with the settings: a chat of the panel streams, and the key reaches the endpoint alone', async () => {
    await settings.set({
      'glm.network.proxy': proxy.address('user:right%20pass%3Aword'),
      'glm.network.ca': [ca],
    });
    const answer = await panel.ask('Hello?');
    assert.deepEqual([answer.status, answer.text], ['done', 'From behind.'], answer.error?.message);
    assert.equal(server.last.headers.authorization, `Bearer ${key}`);
    assert.deepEqual(new Set(proxy.asked), new Set([`CONNECT ${hiddenHost}:${server.port}`]));
  });

  it('is passed by a model that another extension asks', async () => {
    await settings.set({
      'glm.network.proxy': proxy.address('user:right%20pass%3Aword'),
      'glm.network.ca': [ca],
      'glm.endpoint.active': 'near',
    });
    const found = async (): Promise<vscode.LanguageModelChat | undefined> =>
      (await vscode.lm.selectChatModels({ vendor: 'glm', id: 'near/hidden-model' }))[0];
    await until(async () => (await found()) !== undefined, 'the model is listed');
    const response = await (await found())?.sendRequest([vscode.LanguageModelChatMessage.User('Hello?')]);
    assert.ok(response);
    let text = '';
    for await (const piece of response.text) text += piece;
    assert.equal(text, 'From behind.');
    assert.ok(proxy.asked.includes(`CONNECT localhost:${server.port}`));

    await settings.set({ 'glm.network.ca': undefined });
    const model = await found();
    await assert.rejects(async () => {
      for await (const _ of (await model?.sendRequest([vscode.LanguageModelChatMessage.User('Hello?')]))?.stream ?? []);
    }, /glm\.network\.ca/);
  });

  it('says without a proxy which setting names one', async () => {
    await settings.set({ 'glm.network.ca': [ca] });
    const { said, fixes } = failureOf(await panel.ask('Hello?'));
    assert.match(said, /glm\.network\.proxy/);
    assert.ok(fixes.includes('set-proxy') && fixes.includes('retry'), fixes.join());
    assert.equal(server.opened, 0);
  });

  it('says without the authority which setting names it, and its button opens that', async () => {
    await settings.set({ 'glm.network.proxy': proxy.address('user:right%20pass%3Aword') });
    const { said, fixes } = failureOf(await panel.ask('Hello?'));
    assert.match(said, /glm\.network\.ca/);
    assert.equal(fixes[0], 'set-certificates');
    assert.equal(server.requests.length, 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await runFix('set-certificates', panel.services.endpoints.active);
    await until(
      async () => /settings/i.test(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? ''),
      'the settings are open',
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('asks for the password of the proxy, keeps it for that proxy alone, and passes with it', async () => {
    await settings.set({ 'glm.network.proxy': proxy.address(), 'glm.network.ca': [ca] });
    const { said, fixes } = failureOf(await panel.ask('Hello?'));
    assert.match(said, /glm\.network\.proxy/);
    assert.equal(fixes[0], 'set-proxy-password');

    const { services } = panel;
    await services.proxyPasswords.set(new URL(proxy.address()), { username: 'user', password: 'right pass:word' });
    assert.equal((await panel.ask('And now?')).text, 'From behind.');
    await using other = await ForwardProxy.start('user:right pass:word');
    await settings.set({ 'glm.network.proxy': other.address() });
    failureOf(await panel.ask('And elsewhere?'));
    assert.deepEqual(other.credentials.filter(Boolean), []);
  });

  it('says when the address holds another user name, or is none', async () => {
    await settings.set({ 'glm.network.proxy': proxy.address('user:wrong-password'), 'glm.network.ca': [ca] });
    const wrong = await panel.ask('Hello?');
    assert.equal(failureOf(wrong).fixes[0], 'set-proxy');
    assert.doesNotMatch(JSON.stringify(wrong), /wrong-password/);
    await settings.set({ 'glm.network.proxy': 'socks5://127.0.0.1:1' });
    const socks = failureOf(await panel.ask('Hello?'));
    assert.match(socks.said, /glm\.network\.proxy.*SOCKS/);
    assert.equal(socks.fixes[0], 'use-editor-network');
  });

  it('says which file holds no certificate', async () => {
    const empty = path.join(folder, 'empty.pem');
    await writeFile(empty, 'nothing');
    for (const file of [empty, path.join(folder, 'missing.pem'), 'authority.pem']) {
      await settings.set({ 'glm.network.ca': [ca, file] });
      const { said, fixes } = failureOf(await panel.ask('Hello?'));
      assert.ok(said.includes(file) && said.includes('glm.network.ca'), said);
      assert.deepEqual(fixes, ['set-certificates']);
    }
  });

  it('is passed with the proxy of the editor, as the user set it', async () => {
    await settings.set({ 'http.proxy': proxy.address('user:right%20pass%3Aword'), 'glm.network.ca': [ca] });
    assert.equal((await panel.ask('Hello?')).text, 'From behind.');
    await settings.set({ 'http.noProxy': [hiddenHost] });
    failureOf(await panel.ask('Hello?'));
    const header = `Basic ${Buffer.from('user:right pass:word').toString('base64')}`;
    await settings.set({ 'http.noProxy': undefined, 'http.proxy': proxy.address(), 'http.proxyAuthorization': header });
    assert.equal((await panel.ask('Hello?')).text, 'From behind.');
    await settings.set({ 'http.proxyAuthorization': undefined });
    const { said, fixes } = failureOf(await panel.ask('Hello?'));
    assert.match(said, /http\.proxy/);
    assert.equal(fixes[0], 'set-proxy-password');
  });

  it('is what the first setting says, and this machine is reached without the editor’s and the environment’s', async () => {
    const { endpoints, network } = panel.services;
    const routes = async (): Promise<(string | undefined)[]> => {
      const [far, near] = await Promise.all(
        ['hidden', 'near'].map(async id => {
          const endpoint = endpoints.find(id);
          assert.ok(endpoint);
          return (await network.routeTo(endpoint)).proxy?.host;
        }),
      );
      return [far, near];
    };
    const names = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];
    const before = names.map(name => [name, process.env[name]] as const);
    try {
      for (const name of names) delete process.env[name];
      assert.deepEqual(await routes(), [undefined, undefined]);
      process.env.HTTPS_PROXY = 'http://environment:1';
      assert.deepEqual(await routes(), ['environment:1', undefined]);
      await settings.set({ 'http.proxy': 'http://editor:2' });
      assert.deepEqual(await routes(), ['editor:2', undefined]);
      await settings.set({ 'http.proxySupport': 'off' });
      assert.deepEqual(await routes(), ['environment:1', undefined]);
      await settings.set({ 'glm.network.proxy': 'own:3' });
      assert.deepEqual(await routes(), ['own:3', 'own:3']);
      await settings.set({ 'glm.network.noProxy': ['localhost'] });
      assert.deepEqual(await routes(), ['own:3', undefined]);
      await settings.set({ 'glm.network.proxy': undefined, 'glm.network.noProxy': ['*'] });
      assert.deepEqual(await routes(), [undefined, undefined]);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });

  it('goes through the network of the editor where that is chosen', async () => {
    await using plain = await ScriptedServer.start(streamed);
    const custom = vscode.workspace.getConfiguration('glm').inspect<object[]>('endpoint.custom')?.globalValue ?? [];
    await settings.set({
      'glm.endpoint.custom': [...custom, { id: 'plain', label: 'Plain', baseUrl: plain.origin, models }],
      'glm.endpoint.active': 'plain',
      // Used by our own network alone.
      'glm.network.proxy': 'http://127.0.0.1:1',
    });
    const { said } = failureOf(await panel.ask('Hello?'));
    assert.match(said, /glm\.network\.proxy/);
    const fetched: string[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      fetched.push(String(input instanceof Request ? input.url : input));
      return original(input, init);
    };
    try {
      // The editor gets there: its network is offered, and one click is enough.
      const { session, services } = panel;
      const { fixes } = failureOf(await panel.ask('Hello?'));
      assert.ok(fixes.includes('use-editor-network'), fixes.join());
      await runFix('use-editor-network', services.endpoints.active);
      assert.equal(services.settings.transport, 'editor');
      fetched.length = 0;
      assert.equal((await panel.ask('Hello?')).text, 'From behind.');
      assert.deepEqual(fetched, [`${plain.origin}/chat/completions`]);
      assert.equal((await session.current()).isRunning, false);
    } finally {
      globalThis.fetch = original;
      await settings.set({ 'glm.network.transport': undefined });
    }
  });
});
