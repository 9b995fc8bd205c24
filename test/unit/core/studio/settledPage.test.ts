import assert from 'node:assert/strict';
import { settledPage } from '../../../../src/core/studio/settledPage.ts';

const page =
  '<!DOCTYPE html><style>a { color: red } b { margin: 12px }</style><p title="x">5 &lt; 6 & 7</p><!-- a --><b>x</b>';

describe('settledPage', () => {
  it('shows nothing that would look otherwise a letter later', () => {
    assert.equal(settledPage('<p>a<'), '<p>a');
    assert.equal(settledPage('<p>a</'), '<p>a');
    assert.equal(settledPage('<p>a<b class="x'), '<p>a');
    assert.equal(settledPage('<p>a &am'), '<p>a ');
    assert.equal(settledPage('<p>a &#12'), '<p>a ');
    assert.equal(settledPage('<style>a { color: red } b { margin: 1'), '<style>a { color: red }');
    assert.equal(settledPage('<style>a { col'), '<style>');
    assert.equal(settledPage('<style'), '');
  });

  it('keeps what is settled, and what only looks like a tag', () => {
    for (const html of ['<p>a', '<p>5 < 6', '<p>a & b', '<style>a { }</style><p>', ''])
      assert.equal(settledPage(html), html);
  });

  it('only grows, is a beginning of the page, and is all of it in the end', () => {
    let last = '';
    for (let at = 0; at <= page.length; at++) {
      const now = settledPage(page.slice(0, at));
      assert.ok(page.startsWith(now), now);
      assert.ok(now.startsWith(last), `${last} was taken back at ${at}`);
      last = now;
    }
    assert.equal(last, page);
  });
});
