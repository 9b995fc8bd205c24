import assert from 'node:assert/strict';
import { assetsPrompt, assetsTemplate } from '../../../src/core/prompts/assetsPrompt.ts';
import { readAssets } from '../../../src/core/studio/assets/index.ts';
import { pixelsOf } from '../../../src/core/vision/index.ts';
import { simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import { knownPictures, pageWithPictures, pictureSize } from '../../support/picturesPage.ts';
import { dataUri } from './drawPng.ts';

describe('simulator: the pictures within a picture', function () {
  this.timeout(30_000);

  for (const rules of [assetsTemplate.en, assetsTemplate.zh])
    it('names their boxes from the pixels, in the form that the prompt shows', async () => {
      const simulator = await startSimulator({ chunkDelayMs: 0 });
      try {
        const picture = { type: 'text' as const, text: '' };
        const [system] = assetsPrompt({
          rules,
          picture,
          ...pictureSize,
          coordinates: 'thousandths',
          placeholders: [],
          locale: 'en',
        });
        const content = [{ type: 'image_url', image_url: { url: dataUri(pageWithPictures()) } }];
        const response = await fetch(`${simulatorBaseUrls(simulator.url).openai}/chat/completions`, {
          method: 'POST',
          headers: { authorization: 'Bearer key' },
          body: JSON.stringify({ model: 'simulated-vision', messages: [system, { role: 'user', content }] }),
        });
        const { choices } = (await response.json()) as { choices: [{ message: { content: string } }] };
        const { assets } = readAssets(choices[0].message.content, pictureSize, 'thousandths');
        assert.deepEqual(
          assets.map(({ box }) => pixelsOf(box, pictureSize)),
          knownPictures,
        );
        assert.deepEqual(
          assets.map(({ kind, name }) => `${kind} ${name}`),
          ['photo photo-1', 'photo photo-2', 'logo logo-1'],
        );
      } finally {
        await simulator.close();
      }
    });
});
