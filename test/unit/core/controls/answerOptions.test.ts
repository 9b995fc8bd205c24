import assert from 'node:assert/strict';
import { answerOptionsOf, requestOptions } from '../../../../src/core/controls/index.ts';

describe('answerOptionsOf', () => {
  it('keeps what is of its kind and leaves out the rest, field by field', () => {
    const options = answerOptionsOf({
      thinking: 'high',
      temperature: 0.3,
      topP: 'much',
      maxTokens: 0,
      seed: 1.5,
      stop: ['END'],
      format: 'xml',
      somethingNew: 1,
    });
    assert.deepEqual(options, { thinking: 'high', temperature: 0.3, stop: ['END'] });
  });

  it('takes anything for nothing that is no object', () => {
    for (const value of [undefined, null, 'on', 3, []]) assert.deepEqual(answerOptionsOf(value), {});
    assert.deepEqual(answerOptionsOf(JSON.parse('{"__proto__": {"temperature": 1}, "toString": 1}')), {});
  });
});

describe('requestOptions', () => {
  it('says nothing about what is not set', () => {
    assert.deepEqual(requestOptions({}), {});
    assert.deepEqual(requestOptions({ thinking: 'on', stop: [] }), {});
  });

  it('says each of the others where the request has it', () => {
    assert.deepEqual(
      requestOptions({ temperature: 0, seed: 7, stop: ['END'], maxTokens: 512, format: 'json-object' }),
      {
        maxTokens: 512,
        sampling: { temperature: 0, seed: 7, stop: ['END'] },
        responseFormat: { type: 'json-object' },
      },
    );
  });
});
