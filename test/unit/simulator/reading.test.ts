import { equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { mendedDiagram, repairDiagramTemplate } from '../../../src/core/diagrams/repairDiagram.ts';
import { verbOf } from '../../../src/core/verbs/index.ts';
import { rootDir } from '../../../scripts/bootstrap.mjs';
import { answerTo } from '../../simulator/answer/answer.ts';
import { readRequest } from '../../simulator/reading/readRequest.ts';
import { withWords } from '../../simulator/reading/withWords.ts';

const screenshots = path.join(rootDir, 'test', 'fixtures', 'sample-workspace', 'screenshots');

/** The answer to a verb's own rules and one picture of the sample workspace. */
async function read(verb: string, name: string, language: 'en' | 'zh' = 'en'): Promise<string> {
  const data = (await readFile(path.join(screenshots, name))).toString('base64');
  const found = verbOf(verb);
  ok(found);
  const content = [
    { type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } },
    { type: 'text', text: found.question[language] },
  ];
  const messages = [
    { role: 'system', content: found.template[language] },
    { role: 'user', content },
  ];
  const received = await withWords(readRequest({ model: 'glm-4.6v', messages }));
  return answerTo(received, false).content;
}

describe('simulator: reading pictures', function () {
  // The first one starts the reader.
  this.timeout(120_000);

  it('reads code letter for letter, its indentation, and without the numbers of its lines', async () => {
    const answer = await read('ocr', 'shipping-code.png');
    match(
      answer,
      /^```python\nfrom dataclasses import dataclass\n\n\n@dataclass\nclass Parcel:\n {4}weight_in_grams: int\n/,
    );
    match(
      answer,
      /\n {8}raise ValueError\("a parcel has a weight"\)\n {4}base = 490 if parcel\.country == "DE" else 1290\n/,
    );
    match(answer, /\n {4}return cost\n\n\nprint\(shipping_in_cents\(Parcel\(2400, "FR"\)\)\)\n```$/);
  });

  it('reads light letters on dark ground, and the places that a stack names', async () => {
    const answer = await read('ocr', 'error-dialog.png', 'zh');
    match(answer, /TypeError: Cannot read properties of undefined/);
    match(answer, /at amountsOf \(src\/checkout\.ts:52:17\)/);
  });

  it('measures bars against their axis', async () => {
    const answer = await read('chart', 'orders-chart.png');
    equal(
      answer.split('\n').slice(0, 10).join('\n'),
      '## Orders per month\n\n| label | value |\n| --- | ---: |\n| Jan | ~420 |\n| Feb | ~380 |\n| Mar | ~510 |\n| Apr | ~640 |\n| May | ~590 |\n| Jun | ~730 |',
    );
  });

  it('follows arrows from box to box', async () => {
    const answer = await read('diagram', 'order-flow.png');
    match(answer, /n1\["Cart"\]/);
    match(answer, /n5\["Send mail"\]/);
    match(answer, /n1 --> n2\n {2}n2 --> n3\n {2}n2 --> n4\n {2}n3 --> n5\n/);
  });

  it('leaves out the line of Mermaid that its parser refuses', () => {
    const content = '```mermaid\nflowchart LR\n  a --> b\n  b --\n```\n\nParse error on line 4:';
    const messages = [
      { role: 'system', content: repairDiagramTemplate.en },
      { role: 'user', content },
    ];
    const answer = answerTo(readRequest({ model: 'glm-4.6', messages }), false).content;
    equal(mendedDiagram(answer, content), 'flowchart LR\n  a --> b');
  });
});
