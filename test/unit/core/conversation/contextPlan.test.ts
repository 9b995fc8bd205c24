import assert from 'node:assert/strict';
import { planContext, replyReserve, type Turn } from '../../../../src/core/conversation/index.ts';

const question = (id: string, text: string): Turn => ({
  role: 'user',
  id,
  parentId: null,
  atMs: 0,
  text,
  attachments: [],
});
const answer = (id: string, text: string, promptTokens?: number): Turn => ({
  role: 'assistant',
  id,
  parentId: null,
  atMs: 0,
  status: 'done',
  model: { endpointId: 'e', modelId: 'm', label: 'M' },
  notices: [],
  reasoning: 'thought that is not sent again',
  text,
  ...(promptTokens !== undefined && { usage: { promptTokens, completionTokens: 10, totalTokens: promptTokens + 10 } }),
});
const words = (count: number): string => 'word '.repeat(count).trim();
const base = { system: '', modelId: 'm', replyTokens: 100, costOf: () => ({ tokens: 50, pictures: 1, bytes: 10 }) };

describe('planContext', () => {
  it('says where the tokens go', () => {
    const path = [question('q1', words(300)), answer('a1', words(200)), question('q2', words(20))];
    const { tokens, limitTokens, isMeasured } = planContext({
      ...base,
      path,
      system: words(50),
      contextTokens: 5000,
    });
    assert.deepEqual(tokens, { system: 54, history: 508, attachments: 0, question: 24, reply: 100 });
    assert.deepEqual([limitTokens, isMeasured], [5000, false]);
  });

  it('keeps room for the answer, and leaves out the oldest turns where it is short', () => {
    const path = [question('q1', words(300)), answer('a1', words(200)), question('q2', words(20))];
    const plan = planContext({ ...base, path, contextTokens: 600 });
    assert.deepEqual([plan.leftOutTurns, plan.firstTurnId, plan.fits], [2, 'q2', true]);
    assert.equal(planContext({ ...base, path, budgetTokens: 400 }).leftOutTurns, 2);
    assert.equal(planContext({ ...base, path }).leftOutTurns, 0, 'nobody says how much there is');
  });

  it('goes by what the endpoint counted before', () => {
    const path = [question('q1', words(300)), answer('a1', words(200), 608), question('q2', words(20))];
    const plan = planContext({ ...base, path });
    assert.equal(plan.isMeasured, true);
    assert.deepEqual(plan.tokens, { system: 0, history: 1016, attachments: 0, question: 48, reply: 100 });
    assert.equal(planContext({ ...base, path, modelId: 'other' }).isMeasured, false);
  });

  it('does not go by a count that cannot be right, or by that of a request that was cut', () => {
    const wrong = [question('q1', words(300)), answer('a1', 'x', 30_000), question('q2', 'x')];
    assert.equal(planContext({ ...base, path: wrong }).isMeasured, false);
    const cut = answer('a1', 'x', 608);
    const path = [question('q1', words(300)), { ...cut, context: { attachments: 0, turns: 2 } }, question('q2', 'x')];
    assert.equal(planContext({ ...base, path }).isMeasured, false);
  });
});

describe('replyReserve', () => {
  it('is what the user set, else what is usual, and at most half', () => {
    assert.equal(replyReserve(undefined, { contextTokens: 131_072, maxOutputTokens: 32_768 }), 16_384);
    assert.equal(replyReserve(500, { contextTokens: 131_072, maxOutputTokens: 32_768 }), 500);
    assert.equal(replyReserve(undefined, { contextTokens: 8192, maxOutputTokens: 8192 }), 4096);
    assert.equal(replyReserve(undefined, {}), 4096);
  });
});
