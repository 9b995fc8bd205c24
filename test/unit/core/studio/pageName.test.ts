import assert from 'node:assert/strict';
import { freeFileName, pageBaseName } from '../../../../src/core/studio/pageName.ts';

describe('pageBaseName', () => {
  const cases: [picture: string, page: string][] = [
    ['checkout.png', 'checkout'],
    ['checkout.v2.final.JPEG', 'checkout.v2.final'],
    ['截图 2026-11-20 10.15.png', '截图 2026-11-20 10.15'],
    ['no-ending', 'no-ending'],
    ['a/b\\c:d*e?.png', 'a-b-c-d-e'],
    ['..png', 'page'],
    ['.png', 'page'],
    ['', 'page'],
    ['CON.png', 'page'],
    [`${'x'.repeat(200)}.png`, 'x'.repeat(80)],
  ];
  for (const [picture, page] of cases) {
    it(`calls the page of ${JSON.stringify(picture.slice(0, 30))} ${JSON.stringify(page.slice(0, 30))}`, () => {
      assert.equal(pageBaseName(picture), page);
    });
  }
});

describe('freeFileName', () => {
  it('takes the plain name when it is free, else the first free number', async () => {
    const taken = new Set(['a.html', 'a-2.html', 'b-2.html']);
    assert.equal(await freeFileName('a', name => taken.has(name)), 'a-3.html');
    assert.equal(await freeFileName('b', async name => taken.has(name)), 'b.html');
  });
});
