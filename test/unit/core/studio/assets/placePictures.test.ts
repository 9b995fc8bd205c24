import assert from 'node:assert/strict';
import { type MeasuredElement, type PlaceManner, placePictures } from '../../../../../src/core/studio/assets/index.ts';
import { readPage } from '../../../../../src/core/studio/source/index.ts';

const address = 'data:image/png;base64,AAAA';
const page = (body: string): string =>
  `<!DOCTYPE html>\n<html><head><title>t</title></head><body>${body}</body></html>`;

/** The element that this text begins. */
function at(html: string, text: string, more: Partial<MeasuredElement> = {}): MeasuredElement {
  const element = readPage(html).startingAt(html.indexOf(text));
  assert.ok(element, text);
  const names: string[] = [];
  let node = readPage(html).root;
  for (const index of element.path) {
    node = node.childNodes[index] as typeof node;
    names.push(node.tagName);
  }
  const box = { x: 0, y: 0, width: 320, height: 200 };
  const looks = { display: 'block', isInset: false, isPainted: true, letters: 0, elements: 0, label: element.name };
  return { path: element.path, names, ...box, ...looks, ...more };
}

function placed(body: string, text: string, manner: PlaceManner, more: Partial<MeasuredElement> = {}, isSized = false) {
  const html = page(body);
  const element = at(html, text, more);
  const result = placePictures(html, [
    { name: 'hero', alt: 'A "red" chair & table', place: { element, manner }, address, isSized },
  ]);
  assert.equal(result.failed.length, 0);
  return /<body>(.*)<\/body>/s.exec(result.html)?.[1];
}

describe('placePictures', () => {
  it('puts a picture in place of a box, with its class, id and style', () => {
    assert.equal(
      placed(
        '<p>a</p>\n<div class="photo big" id=p style="left: 4px" data-x="1">Photo</div>\n<p>b</p>',
        '<div',
        'replace',
        {
          display: 'flex',
        },
      ),
      '<p>a</p>\n<img class="photo big" id="p" data-asset="hero" src="data:image/png;base64,AAAA" alt="A &quot;red&quot; chair &amp; table" width="320" height="200" style="left: 4px; display: block; object-fit: cover">\n<p>b</p>',
    );
  });

  it('lets a sign within a line stay within it, and says the size where that is needed', () => {
    assert.equal(
      placed(
        '<a>x <svg class="i" viewBox="0 0 1 1"><path d="M0 0"/></svg></a>',
        '<svg',
        'replace',
        { display: 'inline', width: 16, height: 16.5 },
        true,
      ),
      '<a>x <img class="i" data-asset="hero" src="data:image/png;base64,AAAA" alt="A &quot;red&quot; chair &amp; table" width="16" height="17" style="object-fit: cover; box-sizing: border-box; flex: none; width: 16px; height: 16.5px"></a>',
    );
    assert.match(placed('<div>x</div>', '<div', 'replace', { isInset: true }) ?? '', /padding: 0; border: 0"/);
  });

  it('sets the source of a picture that is there', () => {
    assert.equal(
      placed('<img src="a.png" srcset="b.png 2x" alt="old">', '<img', 'source'),
      '<img src="data:image/png;base64,AAAA" alt="A &quot;red&quot; chair &amp; table" data-asset="hero" style="object-fit: cover">',
    );
  });

  it('lies behind what is in an element', () => {
    const body = placed('<a href="#" style="color: red"><b>Text</b></a>', '<a', 'background', {
      letters: 4,
      elements: 1,
    });
    assert.match(
      body ?? '',
      /^<a href="#" style="color: red; background-image: url\(&quot;data:image\/png;base64,AAAA&quot;\); .*<b>Text<\/b><\/a>$/,
    );
    assert.doesNotMatch(body ?? '', /aria-label/);
    assert.match(
      placed('<a href="#"></a>', '<a', 'background') ?? '',
      /aria-label="A &quot;red&quot; chair &amp; table"/,
    );
  });

  it('puts several in, whatever is before them, and leaves out one whose element is gone', () => {
    const html = page('<div>1</div><div>2</div><i data-x="data:piece0x1-"></i>');
    const [first, second] = [at(html, '<div>1'), at(html, '<div>2')];
    const gone = { ...second, path: [1, 7], names: ['body', 'div'] };
    const many = [first, gone, second].map((element, index) => ({
      name: `n${index}`,
      alt: '',
      place: { element, manner: 'replace' as const },
      address: `${address}${index}`,
    }));
    const result = placePictures(html, many);
    assert.deepEqual(
      [result.placed, result.failed].map(list => list.map(({ name }) => name)),
      [['n0', 'n2'], ['n1']],
    );
    assert.match(result.html, /src="data:image\/png;base64,AAAA0".*src="data:image\/png;base64,AAAA2"/);
    assert.match(result.html, /<i data-x="data:piece0x1-">/);
  });

  it('changes nothing where that would change something else', () => {
    // The bold that is not closed goes on in the next paragraph.
    const html = page('<p><b>x</p><p>y</p>');
    const element = at(html, '<b>');
    const result = placePictures(html, [{ name: 'n', alt: '', place: { element, manner: 'replace' }, address }]);
    assert.deepEqual([result.failed.length, result.html], [1, html]);
  });
});
