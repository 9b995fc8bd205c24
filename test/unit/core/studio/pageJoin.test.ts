import assert from 'node:assert/strict';
import { HtmlExtractor } from '../../../../src/core/studio/htmlExtractor.ts';
import { PageJoin } from '../../../../src/core/studio/pageJoin.ts';

const rows = Array.from({ length: 6 }, (_, at) => `    <li class="row"><b>Item ${at}</b> costs ${at * 7} &euro;</li>`);
const page = `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Till &amp; table</title>
  <style>
    .row { padding: 4px; color: #102030 }
    .row b { font-weight: 600 }
  </style>
</head>
<body>
  <h1 title="a > b">结算：5 件商品</h1>
  <ul>
${rows.join('\n')}
  </ul>
  <footer>The end</footer>
</body>
</html>`;
const answer = `\`\`\`html\n${page}\n\`\`\`\n`;

/** The page that comes of an answer that was cut off, and of what was said when it was to go on. */
function joined(before: string, after: string, pieceLength = 7): string {
  const extractor = new HtmlExtractor();
  extractor.push(before);
  const join = new PageJoin(before);
  for (let at = 0; at < after.length; at += pieceLength) extractor.push(join.add(after.slice(at, at + pieceLength)));
  extractor.push(join.end());
  return extractor.finish().html;
}

/** The last words, as they are asked to be repeated: from the beginning of a word. */
const lastWords = (before: string): string => before.slice(-60).replace(/^\S*\s+/, '');
const first = answer.indexOf('<!DOCTYPE') + 70;
const last = answer.indexOf('</html>');
const cuts = Array.from({ length: last - first }, (_, at) => first + at);

describe('PageJoin', () => {
  it('joins a page at every place where it can be cut off, its last words repeated', () => {
    for (const cut of cuts) {
      const before = answer.slice(0, cut).trimEnd();
      assert.equal(joined(before, lastWords(before) + answer.slice(before.length)), page, `cut at ${cut}`);
    }
  });

  it('and in a fence that is opened again', () => {
    for (const cut of cuts) {
      const before = answer.slice(0, cut).trimEnd();
      assert.equal(
        joined(before, `\`\`\`html\n${lastWords(before)}${answer.slice(before.length)}`),
        page,
        `cut at ${cut}`,
      );
    }
  });

  it('and behind a word of introduction', () => {
    for (const cut of cuts) {
      const before = answer.slice(0, cut).trimEnd();
      const after = `Here is the rest of the page:\n\n\`\`\`html\n${lastWords(before)}${answer.slice(before.length)}`;
      assert.equal(joined(before, after), page, `cut at ${cut}`);
    }
  });

  it('and when the page is begun anew', () => {
    for (const cut of cuts) {
      const before = answer.slice(0, cut).trimEnd();
      for (const after of [answer, page, `好的，继续：\n${answer}`]) {
        assert.equal(joined(before, after), page, `cut at ${cut}: ${JSON.stringify(after.slice(0, 12))}`);
      }
    }
  });

  it('whatever the pieces are that it comes in', () => {
    for (const cut of cuts.filter(at => at % 37 === 0)) {
      const before = answer.slice(0, cut).trimEnd();
      for (const pieceLength of [1, 2, 3, 13, 10_000]) {
        assert.equal(joined(before, lastWords(before) + answer.slice(before.length), pieceLength), page);
        assert.equal(joined(before, answer, pieceLength), page);
      }
    }
  });

  it('takes a page that was begun anew in other words only from the same place on', () => {
    const cut = answer.indexOf('<footer>');
    const before = answer.slice(0, cut).trimEnd();
    const other = page.replace('<title>Till &amp; table</title>', '<title>Other</title>');
    assert.equal(joined(before, other), page);
  });

  it('adds nothing of a page that never comes to the place', () => {
    const before = answer.slice(0, answer.indexOf('<footer>')).trimEnd();
    const other = '<!DOCTYPE html>\n<html><body><p>Something else</p></body></html>';
    assert.equal(joined(before, other), before.slice(8).trimEnd());
  });

  it('goes on where nothing is repeated', () => {
    const cut = answer.indexOf('<footer>');
    const before = answer.slice(0, cut).trimEnd();
    assert.equal(joined(before, answer.slice(before.length)), page);
  });
});
