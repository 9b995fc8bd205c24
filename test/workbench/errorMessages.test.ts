import * as assert from 'node:assert/strict';
import { describeError } from '../../src/host/errorMessages.ts';
import { type Endpoint, type ErrorKind, endpoints, GlmError } from '../../src/provider/index.ts';

describe('words and ways out of an error', () => {
  const at = (id: string): Endpoint => endpoints.find(endpoint => endpoint.id === id) as Endpoint;
  const cases: [endpoint: string, kind: ErrorKind, code: string, words: RegExp, first: string, label?: RegExp][] = [
    ['bigmodel', 'balance', '1113', /coding plan belongs to/, 'use-other-plan', /Coding/],
    ['zai-coding', 'balance', '1113', /no plan for this key/, 'use-other-plan', /Z\.ai/],
    ['toiotech', 'balance', '1113', /has no balance\.$/, 'open-account'],
    ['zai-coding', 'quota', '1311', /does not include this model/, 'choose-model'],
    ['zai-coding', 'quota', '1308', /lifted at 2026-11-22 18:00:00/, 'choose-endpoint'],
    ['zai', 'rate-limit', '1302', /at once/, 'retry'],
    ['zai', 'overloaded', '1305', /overloaded/, 'retry'],
    ['zai', 'content-filter', '1301', /blocked/, ''],
    ['zai', 'context-length', '1261', /longer than the model can read/, 'choose-model'],
  ];
  for (const [endpoint, kind, code, words, first, label] of cases) {
    it(`${code} at ${endpoint}`, () => {
      const error = new GlmError(kind, 'reset at 2026-11-22 18:00:00', { code });
      const { message, detail, fixes } = describeError(error, at(endpoint));
      assert.match(message, words);
      assert.match(detail ?? '', new RegExp(code));
      assert.equal(fixes[0]?.id ?? '', first);
      if (label) assert.match(fixes[0]?.label ?? '', label);
    });
  }
});
