import assert from 'node:assert/strict';
import { withShortAddresses } from '../../../../../src/core/studio/source/index.ts';

const picture = (letter: string): string => `data:image/png;base64,${letter.repeat(2000)}=`;

describe('withShortAddresses', () => {
  const html = `<img src="${picture('A')}"><i style="background: url(${picture('B')})"></i><img src='${picture('A')}'>`;

  it('takes the bytes of pictures out, and puts them in again', () => {
    const short = withShortAddresses(html);
    assert.ok(short.html.length < 250);
    assert.equal(short.restore(short.html), html);
    assert.deepEqual(short.html.match(/picture-\d+/g), ['picture-1', 'picture-2', 'picture-1']);
  });

  it('puts them into what was edited meanwhile, and into nothing that only looks like it', () => {
    const short = withShortAddresses(html);
    const edited = short.html.replace('<i ', '<b class="picture-1"></b><i ');
    assert.equal(short.restore(edited), html.replace('<i ', '<b class="picture-1"></b><i '));
    assert.equal(short.restore('data:image/png;base64,picture-9'), 'data:image/png;base64,picture-9');
  });

  it('leaves small ones, and names that the page has itself', () => {
    const small = '<img src="data:image/png;base64,AAAA">';
    assert.equal(withShortAddresses(small).html, small);
    const odd = `<img src="data:image/png;base64,picture-1"><img src="${picture('C')}">`;
    assert.equal(withShortAddresses(odd).restore(withShortAddresses(odd).html), odd);
  });
});
