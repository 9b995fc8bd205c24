import { deepEqual, equal } from 'node:assert/strict';
import { asLengths, sidesText, stepped } from '../../../../../src/webview/studio/point/lengthSteps.ts';

describe('asLengths', () => {
  it('takes bare numbers as pixels, and leaves the rest as it is typed', () => {
    equal(asLengths('12'), '12px');
    equal(asLengths(' 4  8.5 0 1em '), '4px 8.5px 0 1em');
    equal(asLengths('auto'), 'auto');
    equal(asLengths('-3'), '-3px');
  });
});

describe('stepped', () => {
  it('moves the number that the cursor is at', () => {
    deepEqual(stepped('16px', 1, 1), { text: '17px', cursor: 2 });
    deepEqual(stepped('4px 9px', 6, 1), { text: '4px 10px', cursor: 6 });
    deepEqual(stepped('0.1em', 0, 10), { text: '10.1em', cursor: 4 });
    deepEqual(stepped('1px', 3, -1), { text: '0px', cursor: 1 });
    equal(stepped('auto', 2, 1), undefined);
  });
});

describe('sidesText', () => {
  it('says four sides as briefly as it can', () => {
    equal(sidesText('1px', '1px', '1px', '1px'), '1px');
    equal(sidesText('1px', '2px', '1px', '2px'), '1px 2px');
    equal(sidesText('1px', '2px', '3px', '2px'), '1px 2px 3px');
    equal(sidesText('1px', '2px', '1px', '4px'), '1px 2px 1px 4px');
  });
});
