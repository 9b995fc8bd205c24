import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findRegions } from '../../../src/core/vision/index.ts';
import { placesOf } from '../../simulator/answer/placesAnswer.ts';
import { simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/types.ts';

const shot = path.join(import.meta.dirname, '../../fixtures/sample-workspace/screenshots/checkout.png');

describe('places, as the simulator names them', () => {
  let simulator: Simulator;
  let picture: string;

  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
    picture = `data:image/png;base64,${(await readFile(shot)).toString('base64')}`;
  });

  after(() => simulator.close());

  const ask = async (text: string): Promise<string> => {
    const response = await fetch(`${simulatorBaseUrls(simulator.url).bigmodel}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'glm-4.6v',
        messages: [
          {
            role: 'user',
            content: [
              { type: 'image_url', image_url: { url: picture } },
              { type: 'text', text },
            ],
          },
        ],
      }),
    });
    const body = (await response.json()) as { choices: { message: { content: string } }[] };
    return body.choices[0]?.message.content ?? '';
  };

  for (const form of [
    '[[xmin,ymin,xmax,ymax]]',
    '[x1, y1, x2, y2]',
    '(x1,y1,x2,y2)',
    '(x1,y1),(x2,y2)',
    '<x1,y1,x2,y2>',
    '<bbox>x1,y1,x2,y2</bbox>',
    '<|box_start|>(x1,y1),(x2,y2)<|box_end|>',
    '（x1，y1，x2，y2）',
    '{"bbox_2d": [x1,y1,x2,y2]}',
  ]) {
    it(`come in the form of the question and are found again: ${form}`, async () => {
      const chinese = form.includes('，');
      const answer = await ask(
        chinese ? `所有元素都在图中的什么位置？请写成${form}` : `Where is everything? Write ${form}`,
      );
      const facts = simulator.requests.at(-1)?.images[0];
      ok(facts);
      const expected = placesOf(facts, 0, false, chinese);
      ok(expected.length >= 5);
      const { regions } = findRegions(answer, {
        text: form.includes('bbox_2d') ? 'data' : 'prose',
        pictures: ['a.png'],
      });
      deepEqual(
        regions.map(({ values }) => [...values]),
        expected.map(({ box }) => [...box]),
      );
      deepEqual(
        regions.map(({ label }) => label),
        expected.map(({ label }) => label),
      );
    });
  }

  it('come only where they are asked for', async () => {
    const answer = await ask('What is on this picture?');
    equal(findRegions(answer, { text: 'prose', pictures: ['a.png'] }).regions.length, 0);
  });
});
