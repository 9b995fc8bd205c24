import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillTemplate, placeholdersIn, templateText } from '../../../../src/core/prompts/promptTemplate.ts';
import { promptTemplateOf, promptTemplates } from '../../../../src/core/prompts/promptTemplates.ts';

const root = join(import.meta.dirname, '../../../..');

describe('promptTemplates', () => {
  it('have ids of their own, which are names of files', () => {
    const ids = promptTemplates.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z]+(?:\.[a-z]+)*$/i);
    assert.equal(promptTemplateOf('chat')?.id, 'chat');
    assert.equal(promptTemplateOf('nothing'), undefined);
  });

  it('are all of those in the sources', async () => {
    const known = new Set(promptTemplates.map(({ id }) => id));
    const files = await readdir(join(root, 'src/core'), { recursive: true });
    const missing: string[] = [];
    for (const file of files.filter(name => name.endsWith('.ts'))) {
      const source = await readFile(join(root, 'src/core', file), 'utf8');
      for (const [, id = ''] of source.matchAll(/(?:: PromptTemplate = |lineTemplate\(\s*)\{\s*id: '([^']+)'/g)) {
        if (!known.has(id)) missing.push(`${id} (${file})`);
      }
    }
    assert.deepEqual(missing, []);
  });

  for (const template of promptTemplates) {
    const { id, en, zh, placeholders, mustHold = [] } = template;
    it(`${id}: uses each placeholder and no other in both languages`, () => {
      for (const text of [en, zh]) {
        const used = placeholdersIn(text).map(({ name }) => name);
        assert.deepEqual([...new Set(used)].toSorted(), placeholders.toSorted());
      }
    });
    it(`${id}: is in Chinese throughout, and holds what the answer is read by`, () => {
      for (const line of zh.split('\n')) {
        const prose = line.replace(/`[^`]*`|\{\{\w+\}\}/g, '');
        const isForm =
          /^\W*(?:[<>=[{|]|\[?\{")/.test(prose.trim()) || !/[A-Za-z]{3,}\s+[a-z]{2,}\s+[a-z]{2,}/.test(prose);
        assert.ok(isForm || /\p{Script=Han}/u.test(prose), `not translated: ${line}`);
      }
      assert.match(zh, /\p{Script=Han}/u);
      assert.doesNotMatch(en, /\p{Script=Han}/u);
      for (const piece of mustHold) assert.ok(en.includes(piece) && zh.includes(piece), piece);
    });
  }
});

describe('promptTemplate', () => {
  it('fills what there is a value for, and leaves other braces alone', () => {
    assert.equal(fillTemplate('{{a}} {{b}} {"a":{{}}}', { a: '$&' }), '$& {{b}} {"a":{{}}}');
  });
  it('speaks Chinese where the editor does', () => {
    const template = { id: 'x', placeholders: [], en: 'a', zh: '甲' };
    assert.deepEqual(
      ['zh-cn', 'zh-TW', 'en', 'de'].map(locale => templateText(template, locale)),
      ['甲', '甲', 'a', 'a'],
    );
  });
});
