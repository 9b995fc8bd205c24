import { deepEqual, equal } from 'node:assert/strict';
import { applyWithin } from '../../../../../src/core/studio/point/applyWithin.ts';
import { readPage, type Span } from '../../../../../src/core/studio/source/index.ts';

const card = '<article class="card">\n    <h2>Tea</h2>\n    <p>Green</p>\n  </article>';
const html = `<body>\n  ${card}\n  ${card}\n  ${card}\n</body>\n`;

/** The cards with these numbers, from 0. */
const cards = (...numbers: number[]): Span[] => {
  const all = readPage(html).written.filter(({ name }) => name === 'article');
  return numbers.flatMap(number => all[number] ?? []);
};

describe('applyWithin', () => {
  it('finds in the element what the page has often', () => {
    const {
      html: after,
      applied,
      problems,
    } = applyWithin(html, cards(1), [{ search: '<h2>Tea</h2>', replace: '<h2>Coffee</h2>' }]);
    deepEqual([applied, problems], [1, []]);
    equal(after, `<body>\n  ${card}\n  ${card.replace('Tea', 'Coffee')}\n  ${card}\n</body>\n`);
  });

  it('takes lines around the element as a place, when nothing of them changes', () => {
    const page = '<body>\n  <h1>A</h1>\n  <p>b</p>\n</body>';
    const span = readPage(page).written.filter(({ name }) => name === 'p');
    const edit = { search: '  <h1>A</h1>\n  <p>b</p>', replace: '  <h1>A</h1>\n  <p>c</p>' };
    equal(applyWithin(page, span, [edit]).html, page.replace('b</p>', 'c</p>'));
  });

  it('refuses what is outside, and says which', () => {
    const page = '<body>\n  <h1>A</h1>\n  <p>b</p>\n</body>';
    const span = readPage(page).written.filter(({ name }) => name === 'p');
    const result = applyWithin(page, span, [
      { search: '<p>b</p>', replace: '<p>c</p>' },
      { search: '<h1>A</h1>', replace: '<h1>B</h1>' },
    ]);
    deepEqual(
      result.problems.map(({ kind, block }) => [kind, block]),
      [['outside', 2]],
    );
    equal(result.html, page.replace('b</p>', 'c</p>'));
  });

  it('does not guess between two elements that both have it', () => {
    const { applied, problems } = applyWithin(html, cards(0, 2), [{ search: '<p>Green</p>', replace: '<p>Black</p>' }]);
    deepEqual([applied, problems[0]?.kind], [0, 'ambiguous']);
  });

  it('keeps its place while the elements grow', () => {
    const { html: after, problems } = applyWithin(html, cards(0, 2), [
      { search: card, replace: card.replace('Tea', 'A much longer name') },
      { search: '<h2>Tea</h2>', replace: '<h2>Cake</h2>' },
    ]);
    // Both have the card as a whole: the first edit is ambiguous, and so is the second.
    equal(problems.length, 2);
    equal(after, html);
    const one = applyWithin(html, cards(0), [
      { search: '<h2>Tea</h2>', replace: '<h2>A much longer name</h2>' },
      { search: '<p>Green</p>', replace: '<p>Black</p>\n    <p>Hot</p>' },
    ]);
    deepEqual(one.problems, []);
    equal(one.html.endsWith(`${card}\n  ${card}\n</body>\n`), true);
  });

  it('lets siblings be added and the element go, and refuses tags whose opening reaches further', () => {
    const added = applyWithin(html, cards(1), [
      { search: '<p>Green</p>\n  </article>', replace: '<p>Green</p>\n  </article>\n  <hr>' },
    ]);
    deepEqual([added.applied, added.problems], [1, []]);
    const gone = applyWithin(html, cards(1), [{ search: card, replace: '' }]);
    deepEqual([gone.applied, gone.problems], [1, []]);
    for (const replace of ['<h2>Tea</h2><b>', '<h2>Tea</h2><!--', '<h2>Tea</h2><textarea>']) {
      const { html: after, problems } = applyWithin(html, cards(1), [{ search: '<h2>Tea</h2>', replace }]);
      equal(problems.length, 1, replace);
      equal(after, html);
    }
  });

  it('changes the whole page where that is meant', () => {
    const all = [{ start: 0, end: html.length }];
    equal(
      applyWithin(html, all, [{ search: '<body>', replace: '<body class="x">' }]).html,
      html.replace('<body>', '<body class="x">'),
    );
  });
});
