import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inspectPicture, picturePart } from '../../../src/core/attachments/index.ts';
import { editProblemsTemplate, editProblemText, sayProblems } from '../../../src/core/edits/index.ts';
import { editsTemplate, problemList, repairEditsTemplate } from '../../../src/core/prompts/editTemplates.ts';
import { htmlPrompt } from '../../../src/core/prompts/htmlPrompt.ts';
import { htmlCopyTemplate, htmlCssTemplate } from '../../../src/core/prompts/htmlTemplates.ts';
import { fillTemplate } from '../../../src/core/prompts/promptTemplate.ts';
import { refinePrompt, refineTemplate } from '../../../src/core/prompts/refinePrompt.ts';
import { applyPageEdits, readPageEdits } from '../../../src/core/studio/edits/index.ts';
import { similarity } from '../../../src/core/studio/score/index.ts';
import type { ChatMessage } from '../../../src/provider/index.ts';
import { sourceElements } from '../../simulator/answer/editing/sourceElements.ts';
import { type Simulator, simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import { decodePicture } from '../../simulator/vision/decodePicture.ts';
import { dataUri, drawPng } from './drawPng.ts';

const width = 640;
const height = 400;
const original = drawPng(width, height, '#f0f2f5', [
  { x: 0, y: 0, width, height: 48, hex: '#1e2a5a' },
  { x: 20, y: 70, width: 180, height: 120, hex: '#ffffff' },
  { x: 230, y: 70, width: 180, height: 120, hex: '#2563eb' },
  { x: 440, y: 70, width: 120, height: 120, hex: '#2aa84a' },
  { x: 20, y: 220, width: 300, height: 140, hex: '#fcdcdc' },
  { x: 350, y: 220, width: 210, height: 140, hex: '#f5d90a' },
]);

/** What a browser would show of one of the simulator's own pages, from its source alone. */
function paint(html: string): Uint8Array {
  const ground = /\.page \{[^}]*background: (#\w{6})/.exec(html)?.[1] ?? '#ffffff';
  const paints = sourceElements(html).flatMap(({ x, y, width: w, height: h, hex }) => {
    const [left, top] = [Math.max(0, x), Math.max(0, y)];
    const [right, bottom] = [Math.min(width, x + w), Math.min(height, y + h)];
    return hex && right > left && bottom > top
      ? [{ x: left, y: top, width: right - left, height: bottom - top, hex }]
      : [];
  });
  return drawPng(width, height, ground, paints);
}

function compare(rendering: Uint8Array): ReturnType<typeof similarity> {
  const [a, b] = [original, rendering].map(png => {
    const { rgb, ...size } = decodePicture(png);
    const data = new Uint8Array(size.width * size.height * 4).fill(255);
    for (let at = 0; at < rgb.length / 3; at++) data.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
    return { ...size, data };
  });
  assert.ok(a && b);
  return similarity(a, b);
}

const rules = fillTemplate(htmlCopyTemplate.en, { style: htmlCssTemplate.en });
const chineseRules = fillTemplate(htmlCopyTemplate.zh, { style: htmlCssTemplate.zh });

const part = (png: Uint8Array) => picturePart(inspectPicture(png, 'picture.png'));

describe('simulator: flawed drafts and their edits', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
  });
  after(() => simulator.close());
  beforeEach(() => simulator.reset());

  async function ask(messages: readonly ChatMessage[]): Promise<string> {
    const response = await fetch(`${simulatorBaseUrls(simulator.url).openai}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer key' },
      body: JSON.stringify({ model: 'simulated-vision', messages: messages.map(asWire) }),
    });
    assert.equal(response.status, 200, await response.clone().text());
    const { choices } = (await response.json()) as { choices: [{ message: { content: string } }] };
    return choices[0].message.content;
  }

  async function draft(): Promise<string> {
    const answer = await ask(htmlPrompt({ rules, picture: part(original), width, height, locale: 'en' }));
    return answer.replace(/^```html\n|\n```$/g, '');
  }

  function prompt(html: string, language: 'en' | 'zh' = 'en'): ChatMessage[] {
    const rendering = paint(html);
    const { regions, ...score } = compare(rendering);
    return refinePrompt({
      rules: fillTemplate(refineTemplate[language], { edits: editsTemplate[language] }),
      original: part(original),
      rendering: part(rendering),
      width,
      height,
      pixelRatio: 1,
      similarity: score,
      regions,
      crops: [],
      html,
      locale: language,
    });
  }

  it('draws a good draft that needs no edits', async () => {
    const html = await draft();
    assert.ok(compare(paint(html)).total > 0.99);
    assert.deepEqual(readPageEdits(await ask(prompt(html))), { edits: [], problems: [] });
  });

  it('spoils a draft in each way, and mends it round by round from what it is sent', async () => {
    simulator.habits({ draft: { shifted: 1, recoloured: 1, missing: 1 }, mends: 1 });
    let html = await draft();
    const scores = [compare(paint(html)).total];
    for (let round = 1; round <= 3; round++) {
      const read = readPageEdits(await ask(prompt(html, round === 2 ? 'zh' : 'en')));
      assert.deepEqual([read.edits.length, read.problems], [1, []]);
      const applied = applyPageEdits(html, read.edits);
      assert.deepEqual([applied.applied, applied.problems], [1, []]);
      html = applied.html;
      scores.push(compare(paint(html)).total);
    }
    assert.ok(scores[0] !== undefined && scores[0] < 0.8, `first ${scores[0]}`);
    assert.deepEqual(
      scores.toSorted((a, b) => a - b),
      scores,
    );
    assert.ok((scores.at(-1) ?? 0) > 0.99, `scores ${scores.join(', ')}`);
  });

  it('gives worse and useless edits when told to, and mends again after that', async () => {
    simulator.habits({ draft: { shifted: 1 } });
    const html = await draft();
    simulator.habits({ edits: ['worse', 'nothing', 'page', 'invalid'] });
    const before = compare(paint(html)).total;
    const worse = applyPageEdits(html, readPageEdits(await ask(prompt(html))).edits);
    assert.ok(compare(paint(worse.html)).total < before - 0.02);
    const nothing = applyPageEdits(html, readPageEdits(await ask(prompt(html))).edits);
    assert.equal(nothing.applied, 1);
    assert.equal(compare(paint(nothing.html)).total, before);
    assert.deepEqual(readPageEdits(await ask(prompt(html))).problems, [{ kind: 'whole-page', block: 0, excerpt: '' }]);
    const asked = prompt(html);
    const invalid = await ask(asked);
    const { problems } = applyPageEdits(html, readPageEdits(invalid).edits);
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['not-found'],
    );
    const repair = fillTemplate(repairEditsTemplate.zh, {
      problems: problemList(problems.map(problem => editProblemText(problem, sayProblems(editProblemsTemplate.zh)))),
    });
    const repaired = await ask([...asked, { role: 'assistant', content: invalid }, { role: 'user', content: repair }]);
    const mended = applyPageEdits(html, readPageEdits(repaired).edits);
    assert.ok(compare(paint(mended.html)).total > before + 0.02);
  });

  it('colours the element whose source stands beside the page', async () => {
    const html = await draft();
    const [, element] = sourceElements(html);
    assert.ok(element);
    const [system] = prompt(html);
    assert.ok(system);
    const answer = await ask([
      system,
      {
        role: 'user',
        content: `Make it dark red, please.\n\`\`\`html\n${element.tag}\n\`\`\`\nThe page:\n\`\`\`html\n${html}\n\`\`\``,
      },
    ]);
    const applied = applyPageEdits(html, readPageEdits(answer).edits);
    assert.deepEqual([applied.applied, applied.problems], [1, []]);
    const changed = sourceElements(applied.html).filter(({ hex }, at) => hex !== sourceElements(html)[at]?.hex);
    assert.deepEqual(
      changed.map(({ hex, x, y }) => ({ hex, x, y })),
      [{ hex: '#8b1a1a', x: element.x, y: element.y }],
    );
  });

  it('mends what it drew of a real screenshot', async () => {
    const shots = path.join(import.meta.dirname, '../../fixtures/sample-workspace/screenshots');
    const picture = inspectPicture(new Uint8Array(await readFile(path.join(shots, 'checkout.png'))), 'checkout.png');
    simulator.habits({ draft: { shifted: 2, recoloured: 2, missing: 2 } });
    const answer = await ask(
      htmlPrompt({ rules: chineseRules, picture: picturePart(picture), width: 1280, height: 800, locale: 'zh-cn' }),
    );
    const spoilt = answer.replace(/^```html\n|\n```$/g, '');
    simulator.reset();
    const good = await ask(
      htmlPrompt({ rules: chineseRules, picture: picturePart(picture), width: 1280, height: 800, locale: 'zh-cn' }),
    );
    const count = (html: string): number => sourceElements(html).length;
    assert.ok(count(spoilt) < count(good));
  });
});

function asWire({ role, content }: ChatMessage): unknown {
  if (!Array.isArray(content)) return { role, content };
  return {
    role,
    content: content.map(piece => {
      if (piece.type !== 'image') return piece;
      assert.ok('data' in piece.source);
      return { type: 'image_url', image_url: { url: dataUri(piece.source.data, piece.source.mediaType) } };
    }),
  };
}
