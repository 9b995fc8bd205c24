import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FaultKind } from '../simulator/index.ts';
import { keySha256 } from '../simulator/index.ts';
import { Hiding, traces } from '../support/hiding.ts';
import { PanelView } from '../support/panelView.ts';
import { expect, test } from '../support/uiTest.ts';
import type { Workbench } from '../support/workbench.ts';

const key = 'canary-7f3a9c51d2e84b06/Q7xZ+2mKpW';

/** What a careless server says: the key as it came, and in the forms that proxies and gateways give it. */
const echo = [
  `Incorrect API key provided: ${key}.`,
  `Authorization: Bearer ${key}`,
  `Basic ${Buffer.from(`user:${key}`).toString('base64')}`,
  encodeURIComponent(key),
  `${key.slice(0, 12)}***${key.slice(-10)}`,
].join(' ');
const refusal = (status: number, code: string): FaultKind => ({
  kind: 'status',
  status,
  body: { error: { code, message: echo } },
});

/** Every kind of failure that a request can meet, each with the key in it where a server has a say. */
const faults = {
  auth: refusal(401, '1000'),
  permission: refusal(403, '1220'),
  balance: refusal(429, '1113'),
  quota: refusal(429, '1308'),
  'rate-limit': refusal(429, '1302'),
  overloaded: refusal(429, '1305'),
  'invalid-request': refusal(400, '1210'),
  'model-not-found': refusal(404, '1211'),
  'context-length': refusal(400, '1261'),
  'content-filter': refusal(400, '1301'),
  'attachment-too-large': refusal(413, '1214'),
  server: refusal(500, '500'),
  'no JSON': { kind: 'status', status: 502, body: `<html>${echo}</html>` },
  'an error inside the stream': { kind: 'inBandError', code: '1302', message: echo },
  garbage: { kind: 'garbage', text: `${echo} {"no":"json`, instead: true },
  cut: { kind: 'cut', afterChunks: 3 },
  network: { kind: 'reset' },
  timeout: { kind: 'silence' },
  'network_error as finish reason': { kind: 'finish', reason: 'network_error' },
} as const satisfies Record<string, FaultKind>;

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
}

/** Debug lines too: they are the ones that nobody reads before they are sent to somebody. */
async function logEverything(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Developer: Set Log Level...');
  await workbench.quickInput.pick(/Trace/);
}

test('a key is in no log, setting, storage, message, error or test output', async ({ workbench, simulator }) => {
  test.setTimeout(300_000);
  await workbench.open({ settings: { 'glm.network.maxRetries': 0, 'glm.network.firstByteTimeoutMs': 700 } });
  const hiding = await Hiding.watch(workbench);
  await logEverything(workbench);

  // Typed by hand, refused once with the key in the refusal, and stored all the same.
  simulator.fault({ ...refusal(401, '1000'), match: { path: 'models' } });
  await workbench.runCommand('GLM: Set API Key…');
  await workbench.quickInput.pick('Simulator (no real model)');
  await expect(workbench.quickInput.input).toHaveAttribute('type', 'password');
  await workbench.page.keyboard.type(key);
  await workbench.page.keyboard.press('Enter');
  const refused = workbench.dialog().filter({ hasText: 'does not accept the API key' });
  await expect(refused).toBeVisible();
  await workbench.clickButton(refused, 'Save Anyway');
  await expect(workbench.notification(/The API key for .* is saved\./)).toBeVisible();

  const panel = await PanelView.open(workbench);
  for (const [name, fault] of Object.entries(faults)) {
    simulator.fault(fault);
    await panel.ask(`What about ${name}?`);
    await expect(panel.errorCard.last(), name).toBeVisible();
  }
  await workbench.screenshot('key-leak-panel');
  await workbench.chat.ask('@glm hello');
  for (const name of ['auth', 'an error inside the stream', 'garbage', 'cut'] as const) {
    simulator.fault(faults[name]);
    const answer = await workbench.chat.goOn(`What about ${name}?`);
    await expect(answer.locator('.codicon-error').first(), name).toBeVisible();
  }
  await workbench.screenshot('key-leak-chat');
  await workbench.runCommand('GLM: Show Log');
  await expect(workbench.page.locator('.panel .output-view')).toContainText('[error]');

  // It was really used, and everything that is searched really holds what it should.
  const used = simulator.requests.filter(request => request.keySha256 === keySha256(key));
  expect(used.length).toBeGreaterThan(Object.keys(faults).length);
  const places = await hiding.places();
  for (const file of await filesBelow(workbench.dataDir)) places.set(file, await readFile(file, 'latin1'));
  const holding = (text: string): string[] =>
    [...places].filter(([, content]) => content.includes(text)).map(([name]) => name);
  expect(
    holding('glm.endpoint.active').some(name => name.endsWith('settings.json')),
    'settings',
  ).toBe(true);
  expect(
    holding('does not accept').some(name => name.endsWith('.log')),
    'the log',
  ).toBe(true);
  expect(holding('turn/delta'), 'messages to the panel').toContain('messages');
  expect(holding('does not accept'), 'what is shown').toContain('window');
  expect(holding('@glm hello').length, 'stored conversations').toBeGreaterThan(0);

  const leaks = [...places].flatMap(([name, content]) => traces(key, content).map(trace => `${name}: ${trace}`));
  expect(leaks).toEqual([]);
});
