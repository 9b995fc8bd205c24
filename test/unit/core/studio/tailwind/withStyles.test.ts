import assert from 'node:assert/strict';
import { parse } from 'parse5';
import { classNamesOf } from '../../../../../src/core/studio/tailwind/classNamesOf.ts';
import { withStyles } from '../../../../../src/core/studio/tailwind/withStyles.ts';

describe('classNamesOf', () => {
  it('names each class once, in either kind of quotes, with what is written for a sign', () => {
    assert.deepEqual(classNamesOf(`<p class="a b  a"><b CLASS = 'c\n[&amp;>p]:mt-2'>`), ['a', 'b', 'c', '[&>p]:mt-2']);
  });

  it('leaves half a name out while the page is being written', () => {
    assert.deepEqual(classNamesOf('<p class="bg-red-500 text-w'), ['bg-red-500']);
    assert.deepEqual(classNamesOf('<p class="bg-red-500 '), ['bg-red-500']);
    assert.deepEqual(classNamesOf('<p class='), []);
  });
});

describe('withStyles', () => {
  const css = '.a{color:red}';
  const pages = [
    '<!DOCTYPE html><html><head><title>a</title></head><body><p>x</p></body></html>',
    '<!DOCTYPE html><html><head><title>a</title><body><p>x</p></body></html>',
    '<!DOCTYPE html><html><head><title></head></title><!-- </head> --></head><body>x</body></html>',
    '<!DOCTYPE html><html lang="en"><body><p>x</p></body></html>',
    '<!DOCTYPE html><p>x</p>',
    '<p>x</p>',
    '<!DOCTYPE html><html><head><title>a</title>',
  ];

  for (const page of pages) {
    it(`puts them into the head and nothing else elsewhere: ${page}`, () => {
      const whole = withStyles(page, css);
      const styles = whole.match(/<style data-tailwind>[\s\S]*?<\/style>\n/g) ?? [];
      assert.equal(styles.length, 1);
      assert.equal(whole.replace(styles[0] ?? '', ''), page);
      const root = parse(whole).childNodes.find(node => node.nodeName === 'html');
      const head = root && 'childNodes' in root ? root.childNodes[0] : undefined;
      assert.ok(head && 'childNodes' in head);
      assert.equal(head.childNodes.filter(({ nodeName }) => nodeName === 'style').length, 1);
    });
  }

  it('cannot be closed by what is in it, and leaves a page alone without any', () => {
    assert.match(withStyles('<p>x', 'a::after{content:"</style><p>"}'), /<\\\/style><p>/);
    assert.equal(withStyles('<p>x', ''), '<p>x');
  });
});
