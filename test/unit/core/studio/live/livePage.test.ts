import assert from 'node:assert/strict';
import { livePage } from '../../../../../src/core/studio/live/livePage.ts';
import { withoutWays } from '../../../../../src/core/studio/live/withoutWays.ts';

const guard = '(() => {\n  const end = "</script>";\n})();\n';

describe('livePage', () => {
  it('puts policy and guard behind the doctype and in front of everything else', () => {
    const page = livePage('<!-- made -->\n<!DOCTYPE html>\n<html><head></head></html>', guard);
    assert.match(
      page,
      /^<!-- made -->\n<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; /,
    );
    assert.match(page, /<\/script>\n<html><head><\/head><\/html>$/);
    assert.match(page, /require-trusted-types-for 'script'; trusted-types default"/);
  });

  it('leaves a page without a doctype one without', () => {
    assert.match(livePage('<p>old</p>', guard), /^<meta http-equiv=/);
    assert.match(livePage('<script>"<!doctype html>"</script>', guard), /^<meta http-equiv=/);
  });

  it('keeps the number of every line, and cannot be ended by what the guard says', () => {
    const html = '<!DOCTYPE html>\n<p>2\n<p>3';
    assert.equal(livePage(html, guard).split('\n').length, 3);
    assert.equal(livePage(html, guard).match(/<\/script>/g)?.length, 1);
  });
});

describe('withoutWays', () => {
  it('knows a tag however it is written, and takes no other for it', () => {
    for (const html of ['<iframe src=a>', '<IFrame\nsrc=a>', '<iframe/src=a>', '</iframe >']) {
      assert.doesNotMatch(withoutWays(html), /<\/?iframe/i, html);
    }
    assert.equal(withoutWays('<linkage><basement><objects><framework>'), '<linkage><basement><objects><framework>');
  });

  it('makes what has no end tag another element of that kind, so that a head stays a head', () => {
    assert.equal(withoutWays('<link rel="a">'), '<meta data-off-link rel="a">');
    assert.equal(withoutWays('<base href=x>'), '<meta data-off-base href=x>');
  });

  it('finds its words anywhere, spelt in any way', () => {
    assert.doesNotMatch(
      withoutWays('<meta HTTP-EQUIV=refresh><template shadowRootMode="closed">'),
      /\s(?:http-equiv|shadowrootmode)/i,
    );
    assert.doesNotMatch(withoutWays('<script type=speculationRules>'), /type=speculationrules/i);
  });
});
