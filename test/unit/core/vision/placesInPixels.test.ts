import assert from 'node:assert/strict';
import { placesInPixels } from '../../../../src/core/vision/index.ts';

const wide = { name: 'wide.png', width: 2000, height: 500 };
const tall = { name: 'tall.png', width: 300, height: 900 };

describe('placesInPixels', () => {
  it('says thousandths in pixels of the picture, and keeps the words', () => {
    assert.equal(
      placesInPixels('- **Save**: [[100,200,300,400]], right of it nothing.', [wide], 'thousandths'),
      '- **Save**: [[200,100,600,200]], right of it nothing.',
    );
  });

  it('tells pictures apart by their headings', () => {
    const text = '### Picture 1\n- a: [[0,0,500,500]]\n### Picture 2\n- b: [[0,0,500,500]]';
    assert.equal(
      placesInPixels(text, [wide, tall], 'thousandths'),
      '### Picture 1\n- a: [[0,0,1000,250]]\n### Picture 2\n- b: [[0,0,150,450]]',
    );
  });

  it('names no place that is not in the picture', () => {
    // Greater than a thousand, and greater than the picture: neither thousandths nor pixels.
    const text = placesInPixels('- far: [[10,10,5000,5000]]', [tall], 'thousandths');
    assert.match(text, /outside of the picture/);
    assert.doesNotMatch(text, /5000/);
  });

  it('leaves text without places as it is', () => {
    assert.equal(placesInPixels('There is no such button [1].', [wide], 'thousandths'), 'There is no such button [1].');
  });
});
