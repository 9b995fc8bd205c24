import assert from 'node:assert/strict';
import { namedPlaces } from '../../../../src/core/verbs/index.ts';

const told = (text: string): string[] =>
  namedPlaces(text).map(({ path, line, column }) => [path, line, column].filter(part => part !== undefined).join(' '));

describe('places that an error names', () => {
  for (const { what, text, places } of [
    {
      what: 'JavaScript',
      text: 'TypeError: x\n    at totalInCents (src/cart.ts:45:26)\n    at amountsOf (src/checkout.ts:52:17)',
      places: ['src/cart.ts 45 26', 'src/checkout.ts 52 17'],
    },
    {
      what: 'Python',
      text: 'Traceback (most recent call last):\n  File "/srv/shop/api/inventory.py", line 12, in take\n    raise',
      places: ['/srv/shop/api/inventory.py 12'],
    },
    { what: 'Java', text: '\tat shop.Cart.total(Cart.java:88)', places: ['Cart.java 88'] },
    {
      what: 'C#',
      text: String.raw`   at Cart.Total() in C:\work\Shop\Cart.cs:line 31`,
      places: ['C:/work/Shop/Cart.cs 31'],
    },
    { what: 'PHP', text: 'Fatal error: x in /var/www/index.php on line 7', places: ['/var/www/index.php 7'] },
    { what: 'tsc', text: 'src/a.ts(4,2): error TS2304', places: ['src/a.ts 4 2'] },
    { what: 'Rust', text: ' --> src/main.rs:3:5', places: ['src/main.rs 3 5'] },
    { what: 'Go', text: '\t/home/ci/shop/main.go:14 +0x1d', places: ['/home/ci/shop/main.go 14'] },
    { what: 'Ruby', text: "app/cart.rb:9:in `total'", places: ['app/cart.rb 9'] },
    {
      what: 'a browser',
      text: 'at f (http://localhost:3000/src/App.tsx?t=17:45:26)\nat g (webpack-internal:///./src/b.js:2:1)',
      places: ['src/App.tsx 45 26', 'src/b.js 2 1'],
    },
    { what: 'a space that reading put in', text: 'at f (src/cart.ts: 45:26)', places: ['src/cart.ts 45 26'] },
    { what: 'a Chinese name', text: '在 `src/i18n/订单状态.ts:8` 处', places: ['src/i18n/订单状态.ts 8'] },
    { what: 'a file without a line', text: 'Cannot find module ./lib/money.ts', places: ['lib/money.ts'] },
    { what: 'each place once', text: 'a/b.ts:1\na/b.ts:1\na/b.ts:2', places: ['a/b.ts 1', 'a/b.ts 2'] },
    {
      what: 'nothing in hosts, versions and sentences',
      text: 'GET https://example.com:443 failed, v1.2.3:4, console.log, end.The next: 5, 12:30, line 0 a.ts:0',
      places: [],
    },
  ]) {
    it(`finds ${what}`, () => assert.deepEqual(told(text), places));
  }

  it('takes no name that is longer than any', () => {
    assert.deepEqual(told(`${'a'.repeat(5000)}.ts`), []);
    assert.deepEqual(told(`${'a/'.repeat(20_000)} b/c.ts:3`), ['b/c.ts 3']);
  });
});
