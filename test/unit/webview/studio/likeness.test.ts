import assert from 'node:assert/strict';
import { possibleMode } from '../../../../src/webview/studio/compare/compareChoices.ts';
import { likenessPercent, likenessWords } from '../../../../src/webview/studio/compare/regionWords.ts';

describe('likeness in words', () => {
  it('says a hundred per cent of nothing but the same', () => {
    assert.equal(likenessPercent(1, 'en'), '100%');
    assert.equal(likenessPercent(0.9999, 'en'), '99%');
    assert.equal(likenessPercent(0.873, 'en'), '87%');
    assert.equal(likenessPercent(0, 'en'), '0%');
  });

  it('has a word for every step', () => {
    const words = [1, 0.93, 0.8, 0.6, 0.1].map(likenessWords);
    assert.equal(new Set(words).size, words.length);
  });
});

describe('possibleMode', () => {
  it('puts what is of another width beside the screenshot, not onto it', () => {
    assert.equal(possibleMode('swipe', 'picture'), 'swipe');
    assert.equal(possibleMode('swipe', 'phone'), 'side');
    assert.equal(possibleMode('page', 'phone'), 'page');
  });
});
