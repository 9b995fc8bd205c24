import assert from 'node:assert/strict';
import { HtmlExtractor } from '../../../../src/core/studio/htmlExtractor.ts';

const page = `<!DOCTYPE html>
<html lang="en">
<head>
  <title>Till & table</title>
  <style>
    .a::before { content: "\\201C"; color: #102030 }
  </style>
</head>
<body>
  <!-- </html> is not the end here -->
  <h1 title="a > b">Total: 5 < 6</h1>
  <script>const s = "</html>" + '\\n';</script>
  <pre>
\`\`\`sh
npm start
\`\`\`bash
</pre>
</body>
</html>`;
const fragment = `<div class="card">
  <p>One
  <p>Two <br> <img src="data:,">
</div>
<div>Three</div>`;
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

interface Case {
  name: string;
  answer: string;
  html: string;
  complete?: boolean;
  talk?: string;
}

const cases: Case[] = [
  { name: 'the page alone', answer: page, html: page },
  { name: 'a fence', answer: `\`\`\`html\n${page}\n\`\`\``, html: page },
  { name: 'a leading line break, as GLM sends one', answer: `\n\`\`\`html\n${page}\n\`\`\`\n`, html: page },
  { name: 'a fence of tildes in capitals', answer: `~~~HTML\n${page}\n~~~\n`, html: page },
  { name: 'a fence without a language', answer: `\`\`\`\n${page}\n\`\`\`\n`, html: page },
  { name: 'a fence with carriage returns', answer: `\`\`\`html\r\n<p>a</p>\r\n\`\`\`\r\n`, html: '<p>a</p>' },
  { name: 'a fence that starts without a line break', answer: `\`\`\`html<p>a</p>\n\`\`\``, html: '<p>a</p>' },
  {
    name: 'talk before and after',
    answer: `Here is the page:\n\n\`\`\`html\n${page}\n\`\`\`\n\nThe logo is a *placeholder*.`,
    html: page,
    talk: 'Here is the page:\n\nThe logo is a *placeholder*.',
  },
  {
    name: 'talk around a bare page',
    answer: `Sure.\n${page}\nIt uses \`<html>\` and 8 px steps.`,
    html: page,
    talk: 'Sure.\n\nIt uses `<html>` and 8 px steps.',
  },
  {
    name: 'Chinese talk on the same line as the doctype',
    answer: `好的，页面如下：${page}以上就是完整代码。`,
    html: page,
    talk: '好的，页面如下：\n\n以上就是完整代码。',
  },
  {
    name: 'tags that are only talked about',
    answer: `I start with \`<!DOCTYPE html>\`, then the <html> element; a \`\`<div>\`\` holds the rest.\n\n\`\`\`html\n${page}\n\`\`\``,
    html: page,
    talk: 'I start with `<!DOCTYPE html>`, then the <html> element; a ``<div>`` holds the rest.',
  },
  {
    name: 'a fence of another language first',
    answer: `Colours:\n\`\`\`css\n<div> { }\n\`\`\`\nPage:\n\`\`\`html\n${page}\n\`\`\``,
    html: page,
    talk: 'Colours:\n```css\n<div> { }\n\nPage:',
  },
  {
    name: 'a plain fence that holds no page first',
    answer: `\`\`\`\n+---+\n| a |\n\`\`\`\n${page}`,
    html: page,
    talk: '+---+\n| a |',
  },
  { name: 'no closing fence', answer: `\`\`\`html\n${page}`, html: page },
  { name: 'a closing fence on the last line of the page', answer: `\`\`\`html\n${page}\`\`\``, html: page },
  {
    name: 'an answer cut off inside the closing fence',
    answer: '```html\n<div>a</div>\n``',
    html: '<div>a</div>',
  },
  {
    name: 'a page cut off in a tag',
    answer: '```html\n<!DOCTYPE html>\n<html><body><div cla',
    html: '<!DOCTYPE html>\n<html><body><div cla',
    complete: false,
  },
  {
    name: 'a page cut off after a line',
    answer: '<!DOCTYPE html>\n<html>\n<body>\n  ',
    html: '<!DOCTYPE html>\n<html>\n<body>',
    complete: false,
  },
  {
    name: 'a page without </html> whose fence is closed',
    answer: '```html\n<!doctype html>\n<title>a</title>\n<p>b\n```\nDone.',
    html: '<!doctype html>\n<title>a</title>\n<p>b',
    talk: 'Done.',
  },
  { name: 'a fragment in a fence', answer: `\`\`\`html\n${fragment}\n\`\`\``, html: fragment },
  {
    name: 'a bare fragment with talk around it',
    answer: `Only the part you asked for:\n\n${fragment}\n\nPaste it where you like.`,
    html: fragment,
    talk: 'Only the part you asked for:\n\nPaste it where you like.',
  },
  { name: 'a bare fragment with a stray fence behind it', answer: `${fragment}\n\`\`\`\n`, html: fragment },
  { name: 'a bare fragment cut off', answer: '<div>\n  <p>a', html: '<div>\n  <p>a', complete: false },
  { name: 'an escaped page', answer: escaped(page), html: page },
  { name: 'an escaped page in a fence', answer: `\`\`\`html\n${escaped(page)}\n\`\`\``, html: page },
  { name: 'an escaped answer, fence included', answer: escaped(`\`\`\`html\n${page}\n\`\`\``), html: page },
  {
    name: 'an escaped page in JSON',
    answer: JSON.stringify({ html: page }),
    html: page,
    talk: '{"html":"',
  },
  {
    name: 'an escaped page on one line, told by its attributes alone',
    answer: '<!DOCTYPE html><html lang=\\"en\\"><body><p class=\\"a\\">x\\u003c\\/p></body></html>',
    html: '<!DOCTYPE html><html lang="en"><body><p class="a">x</p></body></html>',
  },
  { name: 'an escaped fragment', answer: escaped(fragment), html: fragment },
  {
    name: 'an escaped page cut off in an escape',
    answer: '<!DOCTYPE html>\\n<html>\\n<p>a\\',
    html: '<!DOCTYPE html>\n<html>\n<p>a\\',
    complete: false,
  },
  {
    name: 'a plain page on one line with backslashes of its own',
    answer: '<!DOCTYPE html><html><head><script>a="\\n"</script></head><body>C:\\new</body></html>',
    html: '<!DOCTYPE html><html><head><script>a="\\n"</script></head><body>C:\\new</body></html>',
  },
  {
    name: 'a page that begins in the middle of a line, found in the end',
    answer: 'Of course: <div>a</div>',
    html: '<div>a</div>',
    talk: 'Of course:',
  },
  {
    name: 'a comment in front of the page',
    answer: `\`\`\`html\n<!-- a -->\n${page}\n\`\`\``,
    html: `<!-- a -->\n${page}`,
  },
  {
    name: 'no page at all',
    answer: 'I cannot see a picture.',
    html: '',
    complete: false,
    talk: 'I cannot see a picture.',
  },
  { name: 'nothing', answer: '', html: '', complete: false },
];

/** Same numbers in every run: a failure can be looked at again. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function piecesOf(text: string, random: () => number): string[] {
  const longest = 1 + Math.floor(random() * 40);
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + 1 + Math.floor(random() * longest);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

describe('HtmlExtractor', () => {
  for (const { name, answer, html, complete = true, talk = '' } of cases) {
    it(`takes the page out of an answer: ${name}`, () => {
      const extractor = new HtmlExtractor();
      extractor.push(answer);
      assert.deepEqual(extractor.finish(), { html, complete, talk });
    });
  }

  it('gives the same however the answer is cut, and only ever grows', () => {
    const random = randomNumbers(20261120);
    for (const { name, answer, html, complete = true, talk = '' } of cases) {
      for (let round = 0; round < 60; round++) {
        const extractor = new HtmlExtractor();
        const pieces = round === 0 ? [...answer] : piecesOf(answer, random);
        let last = '';
        for (const piece of pieces) {
          const now = extractor.push(piece);
          assert.ok(now.startsWith(last), `${name}: what was shown was taken back`);
          last = now;
        }
        const result = extractor.finish();
        assert.ok(result.html.startsWith(last), `${name}: the end takes back what was shown`);
        assert.deepEqual(result, { html, complete, talk }, `${name}: ${JSON.stringify(pieces)}`);
      }
    }
  });

  it('shows the page while it comes, at most a line break and a fence behind', () => {
    const extractor = new HtmlExtractor();
    let came = 'Here it is:\n```html\n';
    assert.equal(extractor.push(came), '');
    for (const piece of page.match(/[\s\S]{1,7}/g) ?? []) {
      came += piece;
      const shown = extractor.push(piece).length;
      const sent = came.length - 'Here it is:\n```html\n'.length;
      if (sent > 40) assert.ok(sent - shown < 12, `${sent} sent, ${shown} shown`);
    }
  });

  it('reads a page of a million characters in small pieces in linear time', () => {
    const row = '<li class="row"><a href="#x">An item with some text in it</a></li>\n';
    const time = (rows: number): number => {
      const text = `\`\`\`html\n<!DOCTYPE html>\n<html><body><ul>\n${row.repeat(rows)}</ul></body></html>\n\`\`\``;
      const extractor = new HtmlExtractor();
      const from = process.cpuUsage();
      for (let at = 0; at < text.length; at += 20) extractor.push(text.slice(at, at + 20));
      assert.equal(extractor.finish().complete, true);
      return process.cpuUsage(from).user / 1000;
    };
    // Of the processor's own time, and the best of three: what else a machine does is no matter of this.
    const least = (rows: number): number => Math.min(time(rows), time(rows), time(rows));
    least(1000);
    const small = least(1500);
    const large = least(15_000);
    assert.ok(large < small * 30 + 100, `10 times the page took ${large} ms after ${small} ms`);
  });
});
