import assert from 'node:assert/strict';
import { pasteOffer } from '../../../../../src/webview/panel/attach/pasteOffer.ts';

describe('pasteOffer', () => {
  it('offers what is long as an attachment', () => {
    const text = 'line\n'.repeat(70);
    assert.deepEqual(pasteOffer(text), { kind: 'text', text });
    assert.equal(pasteOffer('x'.repeat(4001))?.kind, 'text');
  });

  it('offers what is at the address of a picture, a film or a PDF', () => {
    for (const address of ['https://e.com/a.png?w=1', ' http://e.com/b/c.PDF\n', 'https://e.com/a.mp4']) {
      assert.deepEqual(pasteOffer(address), { kind: 'address', text: address });
    }
  });

  it('leaves all else alone', () => {
    for (const text of [
      '',
      'hello',
      'see https://e.com/a.png',
      'https://e.com/page',
      'file:///a.png',
      'https://e.com/a.exe',
    ]) {
      assert.equal(pasteOffer(text), undefined, text);
    }
  });
});
