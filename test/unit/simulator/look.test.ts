import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { momentsIn, pagesIn } from '../../../src/core/attachments/index.ts';
import { codeContextText } from '../../../src/core/prompts/codeContext.ts';
import { templateText } from '../../../src/core/prompts/promptTemplate.ts';
import { namedPlaces, readDifferences, screenshotText, type VerbName, verbOf } from '../../../src/core/verbs/index.ts';
import { regionsInAnswer } from '../../../src/core/vision/index.ts';
import { simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/types.ts';
import { drawPng } from './drawPng.ts';

const samples = path.join(import.meta.dirname, '../../fixtures/sample-workspace/screenshots');
const image = (data: Uint8Array) => ({
  type: 'image_url',
  image_url: { url: `data:image/png;base64,${Buffer.from(data).toString('base64')}` },
});
const words = (text: string) => ({ type: 'text', text });

describe('what the simulator sees, in the forms of the verbs', function () {
  this.timeout(20_000);
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
  });
  after(() => simulator.close());

  const ask = async (verb: VerbName, locale: string, content: readonly unknown[]): Promise<string> => {
    const rules = templateText(verbOf(verb)?.template ?? assert.fail(verb), locale);
    const response = await fetch(`${simulatorBaseUrls(simulator.url).bigmodel}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'glm-4.6v',
        messages: [
          { role: 'system', content: rules },
          { role: 'user', content },
        ],
      }),
    });
    const body = (await response.json()) as { choices: { message: { content: string } }[] };
    return body.choices[0]?.message.content ?? '';
  };

  for (const locale of ['en', 'zh-cn']) {
    it(`places in a picture: ${locale}`, async () => {
      const answer = await ask('locate', locale, [
        image(await readFile(path.join(samples, 'checkout.png'))),
        words('?'),
      ]);
      const found = regionsInAnswer(answer, ['checkout.png']);
      assert.ok(found.length >= 5 && found.every(({ label }) => label !== ''), answer);
    });

    it(`what differs between two pictures: ${locale}`, async () => {
      const panel = { x: 40, y: 40, width: 200, height: 120, hex: '#3050c0' };
      const button = { x: 320, y: 200, width: 120, height: 48, hex: '#c03030' };
      const size = { width: 640, height: 400 };
      const first = drawPng(size.width, size.height, '#ffffff', [panel, button]);
      const second = drawPng(size.width, size.height, '#ffffff', [{ ...panel, hex: '#30c050' }]);
      const answer = await ask('compare', locale, [image(first), image(second), words('?')]);
      const pictures = [first, second].map((_, index) => ({ name: `${index}.png`, ...size }));
      const said = readDifferences(answer, pictures, 'thousandths');
      assert.deepEqual(
        said.map(({ severity, regions }) => [severity, regions.map(({ picture }) => picture)]),
        [
          ['high', [0]],
          ['medium', [0, 1]],
        ],
        answer,
      );
      assert.deepEqual(
        readDifferences(await ask('compare', locale, [image(first), image(first)]), pictures, 'thousandths'),
        [],
      );
    });

    it(`lines that a screenshot names, out of the code: ${locale}`, async () => {
      const code = codeContextText(
        {
          path: 'src/cart.ts',
          languageId: 'typescript',
          firstLine: 10,
          code: 'let a = 1;\nlet b = a.c;',
          part: 'range',
        },
        { numbered: true },
      );
      const text = screenshotText('TypeError: no c\n  at f (src/cart.ts:11:9)\n  at g (src/gone.ts:3:1)', [
        'src/gone.ts',
      ]);
      const picture = image(drawPng(100, 80, '#ffffff', []));
      const answer = await ask('debug', locale, [picture, words(`${text}\n\n${code}\n\n?`)]);
      assert.match(answer, /TypeError: no c/);
      assert.match(answer, /`src\/cart\.ts:11`: `let b = a\.c;`/);
      assert.match(answer, /```typescript\nlet b = a\.c;\n```/);
      assert.deepEqual(
        namedPlaces(answer).map(({ path, line }) => `${path}:${line}`),
        ['src/cart.ts:11', 'src/gone.ts:3'],
      );
    });

    it(`what changes from frame to frame: ${locale}`, async () => {
      const frame = (colour: string) =>
        image(drawPng(160, 120, '#ffffff', [{ x: 0, y: 0, width: 160, height: 120, hex: colour }]));
      const colours = ['#c81e1e', '#c81e1e', '#14a03c'];
      const frames = colours.flatMap((colour, index) => [words(`Frame at 0:0${index}:`), frame(colour)]);
      const answer = await ask('video', locale, [...frames, words('?')]);
      assert.deepEqual(
        momentsIn(answer).map(({ atMs }) => atMs),
        [0, 2000],
        answer,
      );
    });

    it(`what each page shows: ${locale}`, async () => {
      const page = image(drawPng(200, 300, '#ffffff', [{ x: 40, y: 40, width: 80, height: 60, hex: '#1e3cd2' }]));
      const answer = await ask('doc', locale, [words('Page 4:'), page, words('Page 9:'), page, words('?')]);
      assert.deepEqual(
        pagesIn(answer).map(({ page }) => page),
        [4, 9],
        answer,
      );
    });
  }
});
