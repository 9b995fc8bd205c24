import assert from 'node:assert/strict';
import {
  explainDepths,
  explainQuestions,
  explainRules,
  explainTemplates,
  type GatheredPiece,
  languageRule,
} from '../../../../src/core/explain/index.ts';
import { explainPrompt } from '../../../../src/core/prompts/explainPrompt.ts';
import { fillTemplate, templateText } from '../../../../src/core/prompts/promptTemplate.ts';

const lines = { languageId: 'typescript', part: 'selection' as const };
const code = { ...lines, path: 'cart.ts', firstLine: 12, code: 'sum();' };
const gathered: GatheredPiece[] = [
  {
    kind: 'definition',
    symbol: 'sum',
    uri: 'file:///sum.ts',
    context: { ...lines, path: 'sum.ts', firstLine: 3, code: 'function sum() {}', part: 'range' },
  },
];

describe('explainPrompt', () => {
  it('puts the rules first, then the conversation, the code with its numbers, what was gathered, and what is wanted', () => {
    const messages = explainPrompt({
      rules: 'rules',
      history: [{ role: 'user', content: 'earlier' }],
      material: [{ kind: 'code', code }],
      gathered,
      questions: ['Explain it.'],
      wish: ' is it safe? ',
    });
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'user'],
    );
    const text = String(messages.at(-1)?.content);
    assert.match(text, /^File cart\.ts, lines 12-12 \(selected by the user\):\n```typescript\n12\tsum\(\);\n```/);
    assert.match(text, /Definition of sum\. File sum\.ts, lines 3-3:\n```typescript\n3\tfunction sum\(\) \{\}\n```/);
    assert.ok(text.endsWith('\n\nExplain it.\n\nis it safe?'), text);
    assert.ok(text.indexOf('cart.ts') < text.indexOf('sum.ts'));
  });

  it('leaves out what there is none of', () => {
    const messages = explainPrompt({
      rules: 'rules',
      history: [],
      material: [{ kind: 'text', title: 'Printed', languageId: 'text', text: 'a\n```\nb' }],
      gathered: [],
      questions: ['Explain it.'],
      wish: ' ',
    });
    assert.equal(messages.at(-1)?.content, 'Printed:\n````text\na\n```\nb\n````\n\nExplain it.');
  });
});

describe('templates of explanations', () => {
  it('ask for each depth in other words, in both languages', () => {
    for (const locale of ['en', 'zh-cn']) {
      const asked = explainDepths.map(depth =>
        explainQuestions('code', depth)
          .map(template => templateText(template, locale))
          .join(''),
      );
      assert.equal(new Set(asked).size, explainDepths.length);
    }
    for (const { id, en, zh } of explainTemplates) {
      assert.match(zh, /\p{Script=Han}/u, id);
      assert.doesNotMatch(en, /\p{Script=Han}/u, id);
    }
  });

  it('name their placeholders, and have names of their own', () => {
    assert.equal(new Set(explainTemplates.map(({ id }) => id)).size, explainTemplates.length);
    for (const { id, placeholders, en, zh } of explainTemplates) {
      for (const text of [en, zh]) {
        const found = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
        assert.deepEqual(found.toSorted(), placeholders.toSorted(), id);
      }
    }
  });

  it('say what is reported before how much is wanted', () => {
    const [first, second] = explainQuestions('problem', 'line');
    assert.equal(first?.id, 'explain.problem');
    assert.equal(second?.id, 'explain.oneLine');
  });

  it('say what to answer in', () => {
    const rules = (language: 'auto' | 'en' | 'zh', locale: string): string =>
      fillTemplate(templateText(explainRules, locale), {
        language: languageRule(language, locale, 'Simplified Chinese'),
      });
    assert.match(rules('auto', 'en'), /where their words do not tell, in Simplified Chinese\.$/);
    assert.match(rules('zh', 'en'), /Answer in Simplified Chinese, whatever/);
    assert.match(rules('en', 'zh-cn'), /用英文回答。$/);
    assert.match(rules('auto', 'zh-cn'), /无法判断时用简体中文。$/);
    assert.match(languageRule('auto', 'zh-tw', '繁體中文'), /繁体中文/);
  });
});
