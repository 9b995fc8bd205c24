import assert from 'node:assert/strict';
import { quoteOf } from '../../../../src/webview/panel/quote/quoteText.ts';

describe('quoteOf', () => {
  it('makes each line a line of the quote, and leaves room to answer', () => {
    assert.equal(quoteOf('one\ntwo'), '> one\n> two\n\n');
    assert.equal(quoteOf('  one\r\n\r\n    two  \n\n'), '> one\n>\n>     two\n\n');
  });
});
