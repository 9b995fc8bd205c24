import assert from 'node:assert/strict';
import { applyChanges, applyEdits, editProblemText, readEdits, sayProblems } from '../../../../src/core/edits/index.ts';

const page = `<!DOCTYPE html>
<html lang="en">
<head>
<style>
  .card { left: 10px; color: #111111; }
  .note { left: 10px; color: #222222; }
</style>
</head>
<body>
  <main>
    <p>One</p>
    <div>
      <p>One</p>
      <p>Two & three</p>
    </div>
  </main>
</body>
</html>`;

const kinds = (result: { problems: { kind: string }[] }): string[] => result.problems.map(({ kind }) => kind);

/** What must have changed, as pieces of the page. */
function expectOne(html: string, before: string, after: string, search: string, replace: string): void {
  const result = applyEdits(html, [{ search, replace }]);
  assert.deepEqual(result.problems, []);
  assert.equal(
    result.text,
    html.replace(before, () => after),
  );
  assert.equal(result.applied, 1);
  assert.equal(applyChanges(html, result.changes), result.text);
}

describe('applyEdits', () => {
  it('replaces what stands there once, and nothing else', () =>
    expectOne(page, '#111111', '#333333', '#111111', '#333333'));
  it('takes what replaces it as it is, dollar signs too', () =>
    expectOne(page, 'Two & three', "$& $1 $'", 'Two & three', "$& $1 $'"));
  it('refuses what stands there several times', () => {
    const result = applyEdits(page, [{ search: 'left: 10px', replace: 'left: 20px' }]);
    assert.deepEqual(result.problems, [{ kind: 'ambiguous', block: 1, excerpt: 'left: 10px', count: 2 }]);
    assert.equal(result.text, page);
  });
  it('takes whole lines for whole lines, though a deeper one ends alike', () =>
    expectOne(page, '    <p>One</p>', '    <p>1</p>', '    <p>One</p>', '    <p>1</p>'));
  it('refuses what is not there', () =>
    assert.deepEqual(kinds(applyEdits(page, [{ search: '<p>Four</p>', replace: '' }])), ['not-found']));
  it('refuses an empty search', () =>
    assert.deepEqual(kinds(applyEdits(page, [{ search: ' \n', replace: 'x' }])), ['empty-search']));
  it('counts a block that changes nothing as neither', () => {
    const result = applyEdits(page, [{ search: '<p>Two & three</p>', replace: '<p>Two & three</p>' }]);
    assert.deepEqual([result.applied, result.problems, result.text], [0, [], page]);
  });

  it('finds it with other indentation, and keeps that of the page', () =>
    expectOne(
      page,
      '      <p>One</p>\n      <p>Two & three</p>',
      '      <p>One</p>\n      <b>new</b>\n        <i>deeper</i>\n      <p>Two</p>',
      '<p>One</p>\n<p>Two & three</p>',
      '<p>One</p>\n<b>new</b>\n  <i>deeper</i>\n<p>Two</p>',
    ));
  it('finds it with other space within', () =>
    expectOne(
      page,
      '.card { left: 10px; color: #111111; }',
      '.card{left:12px}',
      '.card{left:10px;color:#111111;}',
      '.card{left:12px}',
    ));
  it('keeps carriage returns', () => {
    const windows = page.replaceAll('\n', '\r\n');
    expectOne(windows, '<p>Two & three</p>\r\n', 'A\r\n      B\r\n', '<p>Two & three</p>', 'A\nB');
    expectOne(windows, '  <main>\r\n    <p>One</p>', '  <main>', '  <main>\n    <p>One</p>', '  <main>');
  });
  it('leaves no empty line where a line was deleted', () => {
    expectOne(page, '      <p>Two & three</p>\n', '', '      <p>Two & three</p>', '');
    expectOne(page, '      <p>Two & three</p>\n', '', '<p>Two & three</p>', '');
    expectOne(page, ' & three', '', ' & three', '');
  });
  it('deletes a line with its own end', () => {
    const result = applyEdits(page, [{ search: '      <p>Two & three</p>\n', replace: '' }]);
    assert.equal(result.text, page.replace('      <p>Two & three</p>\n', ''));
  });

  it('applies blocks in any order, each about the page as it was', () => {
    const result = applyEdits(page, [
      { search: 'Two & three', replace: '#111111' },
      { search: '#222222', replace: '#444444' },
      { search: '#111111', replace: '#222222' },
    ]);
    assert.deepEqual([result.applied, result.problems], [3, []]);
    assert.equal(
      result.text,
      page.replace('#222222', '#444444').replace('#111111', '#222222').replace('Two & three', '#111111'),
    );
  });
  it('applies a block that is about what an earlier one made', () => {
    const result = applyEdits(page, [
      { search: '.card { left: 10px;', replace: '.card { left: 30px; top: 5px;' },
      { search: 'left: 30px; top: 5px; color: #111111', replace: 'left: 31px; top: 6px; color: #999999' },
    ]);
    assert.deepEqual([result.applied, result.problems], [2, []]);
    assert.equal(result.text, page.replace('left: 10px; color: #111111', 'left: 31px; top: 6px; color: #999999'));
    assert.equal(applyChanges(page, result.changes), result.text);
  });
  it('inserts two things beside the same line', () => {
    const anchor = '      <p>Two & three</p>';
    const result = applyEdits(page, [
      { search: anchor, replace: `${anchor}\n      <p>Four</p>` },
      { search: anchor, replace: `      <p>Zero</p>\n${anchor}` },
    ]);
    assert.equal(
      result.text,
      page.replace(anchor, () => `      <p>Zero</p>\n${anchor}\n      <p>Four</p>`),
    );
  });
  it('takes a block that is repeated once', () => {
    const edit = { search: '#111111', replace: '#333333' };
    const result = applyEdits(page, [edit, edit]);
    assert.deepEqual([result.applied, result.problems], [1, []]);
  });
  it('refuses the second of two that change the same place otherwise, and keeps the first', () => {
    const result = applyEdits(page, [
      { search: 'color: #111111', replace: 'color: red' },
      { search: '.card { left: 10px; color: #111111; }', replace: '.card { left: 12px; color: #111111; }' },
    ]);
    assert.deepEqual([result.applied, kinds(result)], [1, ['overlap']]);
    assert.equal(result.text, page.replace('color: #111111', 'color: red'));
  });

  it('says each problem in words that help to mend it', () => {
    const say = sayProblems();
    for (const kind of ['unfinished', 'malformed', 'empty-search', 'not-found', 'ambiguous', 'overlap'] as const)
      assert.match(
        editProblemText({ kind, block: 2, excerpt: '<p>', count: 3 }, say),
        /^Block 2 \(it begins with "<p>"\)/,
      );
    for (const kind of ['whole-page', 'breaks-page'] as const)
      assert.match(editProblemText({ kind, block: 0, excerpt: '' }, say), /\.$/);
  });

  it('makes of any page what its blocks say, however they were written', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = generator(seed);
      const lines = page.replaceAll('One', () => `word${Math.floor(random() * 1e9)}`).split('\n');
      const wanted: string[] = [];
      const blocks: string[] = [];
      for (let at = 0; at < lines.length; at++) {
        const line = lines[at] ?? '';
        const unique = lines.filter(other => other.trim() === line.trim()).length === 1;
        const own = /<p>|\.note|\.card/.test(line) && unique;
        if (!own || random() < 0.4) {
          wanted.push(line);
          continue;
        }
        const indent = /^ */.exec(line)?.[0] ?? '';
        const changed = random() < 0.3 ? [line, `${indent}<hr>`] : [`${line} <!-- ${seed} -->`];
        wanted.push(...changed);
        const sloppy = random() < 0.5;
        const written = (text: string): string => (sloppy ? text.slice(indent.length) : text);
        blocks.push(
          ['<<<<<<< SEARCH', written(line), '=======', ...changed.map(written), '>>>>>>> REPLACE'].join('\n'),
        );
      }
      if (random() < 0.5) blocks.reverse();
      const { edits, problems } = readEdits(blocks.join(random() < 0.5 ? '\n' : '\n```\ntalk\n```\n'));
      const result = applyEdits(lines.join('\n'), edits);
      assert.deepEqual([...problems, ...result.problems], [], `seed ${seed}`);
      assert.equal(result.text, wanted.join('\n'), `seed ${seed}`);
      assert.equal(result.applied, blocks.length);
    }
  });
});

function generator(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
}
