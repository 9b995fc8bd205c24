import assert from 'node:assert/strict';
import type { CallView } from '../../../../../src/protocol/index.ts';
import { answerParts } from '../../../../../src/webview/panel/tools/answerParts.ts';

const call = (id: string, at: number): CallView => ({
  id,
  at,
  status: 'done',
  name: 'read_file',
  icon: 'file',
  title: id,
  arguments: '',
  pictures: [],
});
const shape = (text: string, calls?: CallView[]): [string, string][] =>
  answerParts({ text, ...(calls && { calls }) }).map(part => [part.text, part.calls.map(({ id }) => id).join()]);

describe('answerParts', () => {
  it('is one part without calls', () => {
    assert.deepEqual(shape('text'), [['text', '']]);
    assert.deepEqual(shape('', []), [['', '']]);
  });

  it('puts calls where they came, those of one place together', () => {
    assert.deepEqual(shape('I look.It is.', [call('a', 7), call('b', 7), call('c', 13)]), [
      ['I look.', 'a,b'],
      ['It is.', 'c'],
      ['', ''],
    ]);
  });

  it('keeps all of the text where places are wrong', () => {
    for (const places of [[9, 3], [99], [0, 0, 4]]) {
      const calls = places.map((at, index) => call(String(index), at));
      const parts = shape('some text', calls);
      assert.equal(parts.map(([text]) => text).join(''), 'some text');
      assert.equal(parts.flatMap(([, ids]) => ids.split(',').filter(Boolean)).length, places.length);
    }
  });
});
