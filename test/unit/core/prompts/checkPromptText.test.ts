import assert from 'node:assert/strict';
import { checkPromptText, longestPromptText, usableText } from '../../../../src/core/prompts/checkPromptText.ts';

const template = { id: 'x', placeholders: ['code'], mustHold: ['{{code}}', '{"box"'], en: '', zh: '' };

describe('checkPromptText', () => {
  it('finds nothing wrong with a text that holds what it must', () =>
    assert.deepEqual(checkPromptText(template, 'Look at {{code}} and write {"box":[]}. {braces} {{ }}'), []));
  it('says where an unknown placeholder stands', () => {
    const text = '{"box"\n{{code}} {{kode}}';
    const [problem, ...others] = checkPromptText(template, text);
    assert.deepEqual(others, []);
    assert.ok(problem?.kind === 'unknown-placeholder');
    assert.equal(text.slice(problem.start, problem.end), '{{kode}}');
  });
  it('says what is missing', () =>
    assert.deepEqual(checkPromptText(template, 'Look.'), [
      { kind: 'missing', piece: '{{code}}' },
      { kind: 'missing', piece: '{"box"' },
    ]));
  it('says that an empty text and one without end are not used', () => {
    const long = 'x'.repeat(longestPromptText + 1);
    assert.deepEqual(checkPromptText(template, ' \n'), [{ kind: 'empty' }]);
    assert.deepEqual(checkPromptText(template, long), [{ kind: 'too-long' }]);
    assert.deepEqual([usableText(' \n'), usableText(long), usableText(' a\n')], [undefined, undefined, 'a']);
  });
});
