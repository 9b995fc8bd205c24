import { equal } from 'node:assert/strict';
import { isAcceptable } from '../../../scripts/packaging/licenses.ts';

describe('licence expressions', () => {
  const cases: ReadonlyArray<readonly [string, boolean]> = [
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['', false],
    ['SEE LICENSE IN LICENSE', false],
    ['(MPL-2.0 OR Apache-2.0)', true],
    ['MPL-2.0 OR GPL-2.0-only', true],
    ['LGPL-3.0-only OR GPL-2.0-only', false],
    ['MIT AND CC-BY-4.0', true],
    ['MIT AND GPL-2.0-only', false],
    // AND binds tighter: either MIT alone, or both of the others.
    ['MIT OR GPL-2.0-only AND ISC', true],
    ['(MIT OR GPL-2.0-only) AND ISC', true],
    ['(MIT OR ISC) AND GPL-2.0-only', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['(MIT', false],
    ['MIT)', false],
  ];

  for (const [expression, expected] of cases) {
    it(`${expected ? 'accepts' : 'refuses'} "${expression}"`, () => equal(isAcceptable(expression), expected));
  }
});
