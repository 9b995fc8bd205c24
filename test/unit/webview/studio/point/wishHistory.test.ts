import { equal } from 'node:assert/strict';
import { withWish } from '../../../../../src/webview/studio/point/pointModel.ts';
import { WishHistory } from '../../../../../src/webview/studio/point/wishHistory.ts';

describe('WishHistory', () => {
  it('goes back through what was said, and forward to what was being written', () => {
    const history = new WishHistory();
    const wishes = ['one', 'two'];
    equal(history.earlier(wishes, 'half'), 'two');
    equal(history.earlier(wishes, 'two'), 'one');
    equal(history.earlier(wishes, 'one'), undefined);
    equal(history.later(wishes, 'one'), 'two');
    equal(history.later(wishes, 'two'), 'half');
    equal(history.later(wishes, 'half'), undefined);
  });

  it('takes what was changed meanwhile as one’s own', () => {
    const history = new WishHistory();
    const wishes = ['one', 'two'];
    equal(history.earlier(wishes, ''), 'two');
    equal(history.earlier(wishes, 'two and more'), 'two');
    equal(history.later(wishes, 'two'), 'two and more');
  });
});

describe('withWish', () => {
  it('keeps each once, the latest last, and not without end', () => {
    equal(withWish(['a', 'b'], 'a').join(), 'b,a');
    equal(
      withWish(
        Array.from({ length: 40 }, (_, at) => `${at}`),
        'x',
      ).length,
      30,
    );
  });
});
