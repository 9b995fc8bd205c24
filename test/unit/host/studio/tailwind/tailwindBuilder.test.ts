import assert from 'node:assert/strict';
import path from 'node:path';
import { rootDir } from '../../../../../scripts/bootstrap.mjs';
import { TailwindBuilder } from '../../../../../src/host/studio/tailwind/tailwindBuilder.ts';

const folder = path.join(rootDir, 'node_modules/tailwindcss');
const files = { library: path.join(folder, 'dist/lib.js'), styles: path.join(folder, 'index.css') };

describe('TailwindBuilder', () => {
  const builder = new TailwindBuilder(files);

  it('builds the rules of the classes, arbitrary values among them, and of no others', async () => {
    const css = await builder.build(['bg-[#0f766e]', 'w-[342px]', 'md:flex', 'not-a-class']);
    assert.match(css, /\.bg-\\\[\\#0f766e\\\] \{\s*background-color: #0f766e/);
    assert.match(css, /width: 342px/);
    assert.match(css, /@media|width >=/);
    assert.doesNotMatch(css, /not-a-class|\.hidden/);
    assert.doesNotMatch(css, /@import|@tailwind|https?:(?!\/\/tailwindcss\.com)/);
  });

  it('adds to what there is while a page grows, and forgets it with another page', async () => {
    const [first, second, third] = await Promise.all([
      builder.build(['p-4']),
      builder.build(['p-4', 'm-2']),
      builder.build(['m-2']),
    ]);
    assert.match(first ?? '', /\.p-4/);
    assert.match(second ?? '', /\.p-4[\s\S]*|\.m-2/);
    assert.match(third ?? '', /\.m-2/);
    assert.doesNotMatch(third ?? '', /\.p-4/);
  });

  it('can be asked again after its files could not be loaded', async () => {
    const broken = new TailwindBuilder({ ...files, styles: path.join(folder, 'nothing.css') });
    await assert.rejects(broken.build(['p-4']));
    await assert.rejects(broken.build(['p-4']));
  });
});
