import assert from 'node:assert/strict';
import { marked } from 'marked';
import { escapeMarkdown } from '../../../src/host/markdown.ts';

describe('escapeMarkdown', () => {
  it('leaves nothing for a renderer to act on', () => {
    const hostile = [
      '[x](command:workbench.action.quit)',
      '![x](https://example.com/x.png)',
      '<img src=x onerror=1>',
      '**b** _i_ `c` ~~s~~',
      '# h',
      '- item',
      'www.example.com and me@example.com',
      '1. item',
      '> quote',
      '&lt;b&gt;',
      '| a |\n| - |',
    ];
    for (const text of hostile) {
      const html = marked.parse(escapeMarkdown(text), { async: false });
      assert.match(html, /^<p>[^<]*<\/p>\n$/, `${text} became ${html}`);
    }
  });

  it('escapes theme icons', () => {
    assert.equal(escapeMarkdown('$(bug)'), '\\$\\(bug\\)');
  });
});
