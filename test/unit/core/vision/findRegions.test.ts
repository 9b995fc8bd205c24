import { deepEqual, equal, ok } from 'node:assert/strict';
import { findRegions, type ReadOptions } from '../../../../src/core/vision/index.ts';

const box = [97, 595, 179, 988];

const read = (text: string, options: Partial<ReadOptions> = {}) =>
  findRegions(text, { text: 'prose', pictures: ['shot.png'], ...options }).regions;

const boxesIn = (text: string, options: Partial<ReadOptions> = {}) =>
  read(text, options).map(({ values }) => [...values]);

const labelOf = (text: string, options: Partial<ReadOptions> = {}) => read(text, options).map(({ label }) => label);

describe('findRegions', () => {
  for (const text of [
    '\nThe coordinates of the white cup are [[97,595,179,988]].',
    '[97, 595, 179, 988]',
    'It is at (97, 595, 179, 988) in the picture.',
    '<97,595,179,988>',
    '{97,595,179,988}',
    '<bbox>97,595,179,988</bbox>',
    '<bbox>[97,595,179,988]</bbox>',
    '<box>(97,595),(179,988)</box>',
    '<|object_ref_start|>the cup<|object_ref_end|><|box_start|>(97,595),(179,988)<|box_end|>',
    '从 (97, 595) 到 (179, 988)',
    'from (97, 595) to (179, 988)',
    '［97，595，179，988］',
    '（97，595，179，988）',
    '坐标为【97、595、179、988】。',
    '按钮[97,595,179,988]',
    '`[97, 595, 179, 988]`',
    '**[[97, 595, 179, 988]]**',
    '[ 97 595 179 988 ]',
    '["97", "595", "179", "988"]',
    '[[97/1000, 595/1000, 179/1000, 988/1000]]',
    'bbox[97,595,179,988]',
    'box(97,595,179,988)',
    '| Cup | [97, 595, 179, 988] |',
    '{"bbox_2d": [97, 595, 179, 988], "label": "cup"}',
    '[\n  {"label": "cup", "bbox_2d": [\n    97,\n    595,\n    179,\n    988\n  ]}\n]',
    '{"x1": 97, "y1": 595, "x2": 179, "y2": 988}',
    'xmin=97, ymin=595, xmax=179, ymax=988',
    'left: 97, top: 595, right: 179, bottom: 988',
    'bbox_2d: [[97, 595], [179, 988]]',
    '[97.0, 595.0, 179.0, 988.0]',
    '[97,595,179,988,]',
  ]) {
    it(`finds the box in ${JSON.stringify(text)}`, () => {
      deepEqual(boxesIn(text), [box]);
      equal(read(text)[0]?.kind, 'box');
    });
  }

  for (const text of [
    'const a = [1, 2, 3, 4];',
    'The array [1, 2, 3, 4] has four elements.',
    'The values are [120, 340, 560, 780].',
    'data: [120, 340, 560, 780]',
    'The server is at 192.168.10.20.',
    'As shown in [1] and [2, 3], and in [1, 2, 3, 4].',
    'rgba(12, 34, 156, 178)',
    'inset(10, 20, 130, 140)',
    'list[10, 20, 130, 140]',
    'Call f(97, 595, 179, 988).',
    'On 2024-10-12 (10:30, 12:45)',
    '(179, 988, 97, 595)',
    '[97, 595, 97, 988]',
    '[-5, 10, 200, 300]',
    '[97, 595, 1790, 988]',
    '[97, 595, 179]',
    '[97, 595, 179, 988, 12]',
    'at (24, 24), 380 × 200',
    'card at (24, 36)',
    '[97, 595, 179, 988',
    '(97, 595, 179, 988]',
    '[0.1, 0.2, 0.3, 0.4]',
    '| 12 | 34 | 156 | 178 |',
    '',
    '[[',
    '[[[[]]]]',
  ]) {
    it(`takes nothing in ${JSON.stringify(text)} for a place`, () => deepEqual(boxesIn(text), []));
  }

  it('takes from data only what it calls a place', () => {
    const data = { text: 'data' } as const;
    deepEqual(boxesIn('{"values": [120, 340, 560, 780]}', data), []);
    deepEqual(boxesIn('{"q": [[120, 340, 560, 780]]}', data), []);
    deepEqual(boxesIn('{"a": 1, "b": [120, 340, 560, 780]}', data), []);
    deepEqual(boxesIn('{"bbox": [97, 595, 179, 988]}', data), [box]);
    deepEqual(boxesIn('[[97, 595, 179, 988]]', data), [box]);
    deepEqual(boxesIn('[97, 595, 179, 988]', data), [box]);
    deepEqual(boxesIn('{"boxes": [[97, 595, 179, 988], [1, 2, 3, 4]]}', data), [box, [1, 2, 3, 4]]);
    deepEqual(boxesIn('{"bbox": [1200, 595, 1790, 988]}', data), [[1200, 595, 1790, 988]]);
  });

  it('finds several, each with its own range', () => {
    const text = 'Boxes: [[97,595,179,988],[10,20,300,400]] and [[5,6,700,800]].';
    const found = read(text);
    deepEqual(
      found.map(({ from, to }) => text.slice(from, to)),
      ['[97,595,179,988]', '[10,20,300,400]', '[[5,6,700,800]]'],
    );
  });

  it('knows points by what they are called', () => {
    for (const text of [
      '{"point_2d": [512, 300], "label": "knob"}',
      '<point>512, 300</point>',
      'Click at (512, 300).',
      '点击 (512, 300)',
      '坐标：[512, 300]',
      '[[512, 300]]',
    ]) {
      const [found] = read(text);
      equal(found?.kind, 'point', text);
      deepEqual(found.values, [512, 300]);
    }
    equal(read('points: [[100, 200], [300, 400], [500, 600]]').length, 3);
    deepEqual(read('[[1, 2], [3, 4]]'), []);
  });

  it('reads fractions and percent where they are called a place', () => {
    const [found] = read('{"bbox": [0.1, 0.2, 0.35, 0.4]}');
    equal(found?.unit, 'fraction');
    deepEqual(found.values, [0.1, 0.2, 0.35, 0.4]);
    deepEqual(read('box: (10%, 20%, 30%, 40%)')[0]?.values, [0.1, 0.2, 0.3, 0.4]);
  });

  for (const [text, label] of [
    ['{"bbox_2d": [97, 595, 179, 988], "label": "cup"}', 'cup'],
    ['{"label": "a \\"red\\" cup", "bbox_2d": [97, 595, 179, 988]}', 'a "red" cup'],
    ['{"名称": "杯子", "bbox_2d": [97, 595, 179, 988]}', '杯子'],
    ['- **Pay button**: [[97,595,179,988]]', 'Pay button'],
    ['- Pay button: [[97,595,179,988]]', 'Pay button'],
    ['3. Pay button (97, 595, 179, 988)', 'Pay button'],
    ['The Pay button is located at [[97,595,179,988]].', 'Pay button'],
    ['The bounding box of the Pay button is [[97,595,179,988]].', 'Pay button'],
    ['The coordinates of the white cup are [[97,595,179,988]].', 'white cup'],
    ['支付按钮的坐标是[[97,595,179,988]]。', '支付按钮'],
    ['- 支付按钮：[97, 595, 179, 988]', '支付按钮'],
    ['支付按钮位于 [[97,595,179,988]]', '支付按钮'],
    ['I see "Pay now" here: [97,595,179,988]', 'Pay now'],
    ['<ref>the cup</ref><box>(97,595),(179,988)</box>', 'the cup'],
    ['| Logo | top left | [97, 595, 179, 988] |', 'top left'],
    ['| `logo` | [97, 595, 179, 988] |', 'logo'],
    ['Logo\nCoordinates: [[97,595,179,988]]', 'Logo'],
    ['[97, 595, 179, 988] - the logo', 'the logo'],
    ['- [97, 595, 179, 988]: logo', 'logo'],
    ['[[97,595,179,988]]', ''],
    ['Coordinates: [[97,595,179,988]]', ''],
    ['答案：[[97,595,179,988]]', ''],
  ] as const) {
    it(`calls the place in ${JSON.stringify(text)} ${JSON.stringify(label)}`, () => deepEqual(labelOf(text), [label]));
  }

  it('gives each place of a line its own name, and those of a list the name of the list', () => {
    deepEqual(labelOf('Logo [97,595,179,988], search field [10,20,300,400]'), ['Logo', 'search field']);
    deepEqual(labelOf('Buttons: [[97,595,179,988], [10,20,300,400]]'), ['Buttons', 'Buttons']);
  });

  it('which of several pictures is no name: the thing is called the same in each', () => {
    const pictures = ['before.png', 'after.png'];
    const english = '1. **high** – The button is gone. Picture 1: [[97,595,179,988]] Picture 2: [[10,20,300,400]]';
    deepEqual(labelOf(english, { pictures }), ['high', 'high']);
    const chinese = '1. **高** – 按钮变了颜色。图片 1：[[97,595,179,988]] 图片 2：[[10,20,300,400]]';
    deepEqual(labelOf(chinese, { pictures }), ['高', '高']);
    deepEqual(labelOf('Picture 2: [[97,595,179,988]]', { pictures }), ['']);
    // Two things of one picture, such as a page that shows pictures.
    deepEqual(labelOf('Image 1: [[97,595,179,988]] Image 2: [[10,20,300,400]]'), ['Image 1', 'Image 2']);
  });

  it('knows which picture is meant', () => {
    const pictures = ['before.png', 'after.png', 'chart.png'];
    const pictureOf = (text: string, before?: number) => read(text, { pictures, before }).map(({ picture }) => picture);
    deepEqual(pictureOf('[[97,595,179,988]]'), [0]);
    deepEqual(pictureOf('[[97,595,179,988]]', 2), [2]);
    deepEqual(pictureOf('Image 2: [[97,595,179,988]]'), [1]);
    deepEqual(pictureOf('In the second picture: [[97,595,179,988]]'), [1]);
    deepEqual(pictureOf('图3中的按钮：[[97,595,179,988]]'), [2]);
    deepEqual(pictureOf('第二张图：[[97,595,179,988]]'), [1]);
    deepEqual(pictureOf('after.png: [[97,595,179,988]]'), [1]);
    deepEqual(pictureOf('[[97,595,179,988]] in chart.png'), [2]);
    deepEqual(pictureOf('Image 1: [[97,595,179,988]]\nImage 3: [[97,595,179,988]]\n[[97,595,179,988]]'), [0, 2, 2]);
    deepEqual(pictureOf('Image 9: [[97,595,179,988]]'), [0]);
    deepEqual(pictureOf('{"image": 2, "bbox_2d": [97,595,179,988]}'), [1]);
    equal(findRegions('## Picture 2', { text: 'prose', pictures }).lastPicture, 1);
  });

  it('comes to an end, whatever the text', () => {
    // Were anything quadratic here, the test would run into its time limit.
    const pieces = [
      '[',
      '[1,',
      '[ 1 ',
      '(1,2)',
      '[[1,2],',
      '{"a":[',
      '<box>',
      '**',
      '"label": "',
      '[9,5,17,98',
      '图1[[9,5,170,980]]',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(200_000 / piece.length);
      ok(read(text, { pictures: ['a.png', 'b.png'] }).length <= text.length / 4);
      read(text, { pictures: ['a.png', 'b.png'], text: 'data' });
    }
  });
});
