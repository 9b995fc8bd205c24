import assert from 'node:assert/strict';
import { applyPageEdits } from '../../../../../src/core/studio/edits/index.ts';

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

describe('applyPageEdits', () => {
  it('makes what leaves a page', () => {
    const result = applyPageEdits(page, [{ search: '#111111', replace: '#333333' }]);
    assert.deepEqual([result.html, result.applied], [page.replace('#111111', '#333333'), 1]);
  });
  for (const [name, edit] of [
    ['the end of the style sheet', { search: '</style>', replace: '' }],
    ['the end of the page', { search: '</html>', replace: '' }],
    ['a comment that never ends', { search: '<main>', replace: '<main><!-- moved ' }],
    ['a quotation mark that never ends', { search: 'lang="en"', replace: 'lang="en' }],
  ] as const)
    it(`refuses all where the page would lose ${name}`, () => {
      const result = applyPageEdits(page, [edit, { search: '#111111', replace: '#333333' }]);
      assert.deepEqual([result.html, result.applied, kinds(result)], [page, 0, ['breaks-page']]);
      assert.deepEqual(result.changes, []);
    });
  it('refuses to lose most of a page', () => {
    const long = page.replace('<p>Two & three</p>', () => '<p>word</p>\n'.repeat(200));
    const [body = ''] = /<main>[\s\S]*<\/main>/.exec(long) ?? [];
    assert.deepEqual(kinds(applyPageEdits(long, [{ search: body, replace: '<main></main>' }])), ['breaks-page']);
  });
});
