import assert from 'node:assert/strict';
import {
  type ChangeInput,
  type ChangeJob,
  changePrompt,
  changeTemplate,
  editsInFilesTemplate,
  placeChanges,
} from '../../../src/core/codeChange/index.ts';
import { editsTemplate } from '../../../src/core/prompts/editTemplates.ts';
import { fillTemplate } from '../../../src/core/prompts/promptTemplate.ts';
import { type Simulator, simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';

const prices = [
  'export function vat(cents: number): number {',
  '  return cents * 0.19;',
  '}',
  '',
  '/** Whole cents. */',
  'export function round(cents: number): number {',
  '  return Math.round(cent);',
  '}',
].join('\n');
const stock = [
  'def held(stock):',
  '    return 1',
  '',
  '',
  'def free(stock):',
  '    """Documented."""',
  '    return 1',
].join('\n');

describe('simulator: edits of code', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
  });
  after(() => simulator.close());

  async function ask(
    job: ChangeJob,
    language: 'en' | 'zh',
    path: string,
    text: string,
    more: Partial<ChangeInput> = {},
  ) {
    const edits = `${editsTemplate[language]}\n${editsInFilesTemplate[language]}`;
    const lines = text.split('\n').length;
    const languageId = path.endsWith('.py') ? 'python' : 'typescript';
    const messages = changePrompt({
      rules: fillTemplate(changeTemplate(job)[language], { language: 'English', edits }),
      file: [{ path, languageId, firstLine: 1, code: text, part: 'file' }],
      firstLine: 1,
      lastLine: lines,
      problems: [],
      wish: '',
      locale: language,
      ...more,
    });
    const response = await fetch(`${simulatorBaseUrls(simulator.url).openai}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer key' },
      body: JSON.stringify({ model: 'simulated-vision', messages }),
    });
    const { choices } = (await response.json()) as { choices: [{ message: { content: string } }] };
    const newPath = more.tests?.path;
    const placed = placeChanges(choices[0].message.content, {
      texts: new Map(newPath ? [] : [[path, text]]),
      main: newPath ?? path,
      ...(newPath && { newPath }),
    });
    assert.deepEqual(placed.problems, []);
    return placed.files;
  }

  for (const language of ['en', 'zh'] as const) {
    it(`documents what has no comment (${language})`, async () => {
      const [script] = await ask('docs', language, 'src/prices.ts', prices);
      assert.equal(script?.text, `/** vat: 1 parameters, 1 returns. */\n${prices}`);
      const [python] = await ask('docs', language, 'api/stock.py', stock);
      assert.match(python?.text ?? '', /^def held\(stock\):\n {4}"""held: 1 parameters, 1 returns\."""\n/);
      assert.equal(python?.edits, 1);
    });
    it(`does what a problem proposes (${language})`, async () => {
      // TypeScript speaks the editor's language.
      const message =
        language === 'zh' ? '找不到名称“cent”。你是否指的是“cents”?' : "Cannot find name 'cent'. Did you mean 'cents'?";
      const problem = {
        path: 'src/prices.ts',
        line: 7,
        column: 21,
        severity: 'error',
        message,
        source: 'ts(2552)',
      } as const;
      const [file] = await ask('fix', language, 'src/prices.ts', prices, { problems: [problem] });
      assert.equal(file?.text, prices.replace('round(cent)', 'round(cents)'));
    });
    it(`writes tests into the new file, of the lines it is about (${language})`, async () => {
      const tests = { path: 'test/prices.test.ts' };
      const [file] = await ask('tests', language, 'src/prices.ts', prices, { tests, firstLine: 5 });
      assert.equal(file?.isNew, true);
      assert.match(
        file?.text ?? '',
        /^import assert .*\nimport \{ test \} .*\nimport \{ round \} from '\.\.\/src\/prices\.ts';/,
      );
      assert.match(file?.text ?? '', /test\('round is there'/);
    });
  }

  it('gives edits that fit nowhere when told to, once', async () => {
    simulator.habits({ edits: ['invalid'] });
    await assert.rejects(ask('docs', 'en', 'src/prices.ts', prices), /is not in the source/);
    assert.equal((await ask('docs', 'en', 'src/prices.ts', prices)).length, 1);
  });
});
