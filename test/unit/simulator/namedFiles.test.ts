import assert from 'node:assert/strict';
import { namedFiles } from '../../simulator/answer/namedFiles.ts';
import type { Received } from '../../simulator/reading/received.ts';

const offered = ['read_file', 'look_at_image'].map(name => ({ type: 'function', function: { name } }));
const calls = (text: string, body: Record<string, unknown> = { tools: offered }): unknown =>
  namedFiles({ body, last: { text } } as Received)?.map(call => [call.name, JSON.parse(call.arguments).path]);

describe('namedFiles', () => {
  it('reads what the question names, each by the tool for it', () => {
    assert.deepEqual(calls('Does src/prices.ts fit `screenshots/checkout.png`? And src/prices.ts?'), [
      ['read_file', 'src/prices.ts'],
      ['look_at_image', 'screenshots/checkout.png'],
    ]);
    assert.deepEqual(calls('请看 src/i18n/订单状态.ts。'), [['read_file', 'src/i18n/订单状态.ts']]);
  });

  it('calls nothing where no file is named, or the tools are not there', () => {
    assert.equal(calls('What is 3/4 and v1.2?'), undefined);
    assert.equal(calls('See https://a.example/b.png'), undefined);
    assert.equal(calls('Read src/prices.ts', { tools: offered.slice(0, 1) }), undefined);
    assert.equal(calls('Read src/prices.ts', { tools: offered, tool_choice: 'none' }), undefined);
  });
});
