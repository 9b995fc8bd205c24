import { deepEqual, equal, ok } from 'node:assert/strict';
import { readPage } from '../../../../../src/core/studio/source/index.ts';

const source = (html: string, path: number[]): string | undefined => {
  const element = readPage(html).elementAt(path);
  return element && html.slice(element.start, element.end);
};

describe('readPage', () => {
  it('finds elements by the way from html, text and comments counted', () => {
    const html =
      '<!DOCTYPE html>\n<html><head><title>t</title></head><body><!-- c -->\n<p>a <b>x</b></p></body></html>';
    equal(source(html, [1, 2]), '<p>a <b>x</b></p>');
    equal(source(html, [1, 2, 1]), '<b>x</b>');
    equal(source(html, [0, 0]), '<title>t</title>');
    equal(readPage(html).elementAt([])?.name, 'html');
  });

  it('takes the nearest that is written where the parser added one', () => {
    const html = '<table><tr><td>1</table>';
    // html, body and tbody are nobody's writing.
    equal(readPage(html).elementAt([1]), undefined);
    equal(source(html, [1, 0, 0]), html);
    equal(source(html, [1, 0, 0, 0, 0]), '<td>1');
    equal(readPage(html).exactlyAt([1, 0, 0]), undefined);
    equal(readPage(html).exactlyAt([1, 0, 0, 0])?.name, 'tr');
  });

  it('stops where the browser showed something else', () => {
    const tree = readPage('<body><div><i>x</i></div></body>');
    equal(tree.elementAt([1, 0, 0], ['body', 'div', 'i'])?.name, 'i');
    equal(tree.elementAt([1, 0, 0], ['body', 'div', 'b'])?.name, 'div');
    equal(tree.exactlyAt([1, 0, 0], ['body', 'div', 'b']), undefined);
    equal(tree.elementAt([1, 7])?.name, 'body');
  });

  it('ends an element without an end tag where it is closed', () => {
    const html = '<ul>\n<li>a\n<li>b</ul><p>one<p>two';
    equal(source(html, [1, 0, 1]), '<li>a\n');
    equal(source(html, [1, 0, 2]), '<li>b');
    equal(source(html, [1, 1]), '<p>one');
    equal(source(html, [1, 2]), '<p>two');
  });

  it('counts offsets in the source as it is, with CRLF, a byte order mark and characters of two units', () => {
    const html = '\ufeff<!DOCTYPE html>\r\n<body>\r\n👋<p>\r\nx</p>\r\n<p>y</p>\r\n</body>';
    const tree = readPage(html);
    const texts = tree.written.filter(({ name }) => name === 'p').map(({ start, end }) => html.slice(start, end));
    deepEqual(texts, ['<p>\r\nx</p>', '<p>y</p>']);
  });

  it('reads what stands in noscript as elements, and leaves templates alone', () => {
    const html = '<body><noscript><p>no</p></noscript><template><p>t</p></template><p>y</p></body>';
    equal(source(html, [1, 0, 0]), '<p>no</p>');
    equal(source(html, [1, 1, 0]), '<template><p>t</p></template>');
    equal(source(html, [1, 2]), '<p>y</p>');
  });

  it('says which element a place in the source belongs to, where it is written', () => {
    const html = '<body><section>\n<p>a <b>x</b></p>\n<table>stray<tr><td>1</table></section></body>';
    const tree = readPage(html);
    const nameAt = (text: string): string | undefined => {
      const path = tree.pathAt(html.indexOf(text));
      return path && tree.elementAt(path)?.name;
    };
    equal(nameAt('x</b>'), 'b');
    equal(nameAt('a <b>'), 'p');
    equal(nameAt('\n<p>'), 'section');
    equal(nameAt('1</table>'), 'td');
    equal(nameAt('<table>'), 'table');
    equal(tree.pathAt(html.length), undefined);
  });

  it('reads a page of 120 kB in no time to speak of, and finds nothing in nothing', () => {
    equal(readPage('').elementAt([]), undefined);
    equal(readPage('').pathAt(0), undefined);
    const rows = '<tr class="row"><td style="color:#0f766e">12</td><td><button>Buy</button></td></tr>\n'.repeat(1500);
    ok(readPage(`<table>${rows}</table>`).written.length > 6000);
  });
});
