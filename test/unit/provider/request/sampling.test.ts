import assert from 'node:assert/strict';
import { wireOf } from './wireOf.ts';

describe('sampling', () => {
  const everything = {
    temperature: 0.5,
    topP: 0.9,
    topK: 5,
    minP: 0.1,
    topA: 0.1,
    frequencyPenalty: 1,
    presencePenalty: 1,
    repetitionPenalty: 1.1,
    seed: 1,
    stop: ['a'],
    logitBias: { '1': 2 },
    logprobs: true,
    topLogprobs: 2,
    verbosity: 'low',
    doSample: true,
  } as const;
  const sent: Record<string, string[]> = {
    bigmodel: ['temperature', 'top_p', 'stop', 'do_sample'],
    zai: ['temperature', 'top_p', 'stop', 'do_sample'],
    tokenhub: ['temperature', 'top_p', 'stop'],
    wcode: [
      ...['temperature', 'top_p', 'top_k', 'min_p', 'top_a', 'frequency_penalty', 'presence_penalty'],
      ...['repetition_penalty', 'seed', 'stop', 'logit_bias', 'logprobs', 'top_logprobs', 'verbosity'],
    ],
    ollama: ['temperature', 'top_p', 'frequency_penalty', 'presence_penalty', 'seed', 'stop'],
  };
  for (const [endpoint, names] of Object.entries(sent)) {
    it(`sends ${endpoint} what it knows, and warns of the rest`, () => {
      const { body, warnings } = wireOf(endpoint, { model: 'x', sampling: everything });
      const { model: _, messages: _m, stream: _s, stream_options: _o, ...fields } = body;
      assert.deepEqual(Object.keys(fields).toSorted(), names.toSorted());
      assert.equal(warnings.length, Object.keys(everything).length - names.length);
      assert.ok(warnings.every(code => code === 'parameter-unsupported'));
    });
  }

  it('keeps numbers in their range', () => {
    const { body, warnings } = wireOf('zai', { model: 'x', sampling: { temperature: 1.7, topP: -1 } });
    assert.equal(body.temperature, 1);
    assert.equal(body.top_p, 0.01);
    assert.deepEqual(warnings, ['parameter-clamped', 'parameter-clamped']);
    assert.equal(wireOf('wcode', { model: 'x', sampling: { temperature: 1.7 } }).body.temperature, 1.7);
  });

  it('sends as many stop sequences as the endpoint takes', () => {
    const { body, warnings } = wireOf('bigmodel', { model: 'x', sampling: { stop: ['a', 'b'] } });
    assert.deepEqual(body.stop, ['a']);
    assert.deepEqual(warnings, ['stop-sequences-dropped']);
  });

  it('refuses numbers that are none', () => {
    const kind = 'invalid-request';
    assert.throws(() => wireOf('wcode', { model: 'x', sampling: { temperature: Number.NaN } }), { kind });
    assert.throws(() => wireOf('wcode', { model: 'x', sampling: { topK: 1.5 } }), { kind });
  });

  it('checks each value for its kind, as settings and editors pass on anything', () => {
    const wrong: Record<string, unknown>[] = [
      { temperature: '1' },
      { seed: 0.5 },
      { stop: [''] },
      { stop: 'x' },
      { logprobs: 1 },
      { verbosity: 'loud' },
      { logitBias: { '1': 'x' } },
      { logitBias: [1] },
    ];
    for (const sampling of wrong) {
      assert.throws(() => wireOf('wcode', { model: 'x', sampling }), { kind: 'invalid-request' });
    }
  });

  it('knows where a family is narrower, and what means nothing alone', () => {
    assert.equal(wireOf('bigmodel', { model: 'x', sampling: { temperature: 0.333 } }).body.temperature, 0.33);
    assert.equal(wireOf('vllm', { model: 'x', sampling: { topK: -1 } }).body.top_k, -1);
    assert.equal(wireOf('wcode', { model: 'x', sampling: { topK: -1 } }).body.top_k, 0);
    assert.deepEqual(wireOf('wcode', { model: 'x', sampling: { logitBias: { '5': 200 } } }).body.logit_bias, {
      '5': 100,
    });
    const alone = wireOf('wcode', { model: 'x', sampling: { topLogprobs: 3 } });
    assert.equal(alone.body.top_logprobs, undefined);
    assert.deepEqual(alone.warnings, ['parameter-unsupported']);
    assert.equal(wireOf('wcode', { model: 'x', sampling: { stop: [] } }).body.stop, undefined);
  });
});
