import { deepEqual, equal } from 'node:assert/strict';
import {
  findRegions,
  pixelCoordinates,
  placeRegions,
  type Region,
  regionsAsJson,
  thousandthCoordinates,
} from '../../../../src/core/vision/index.ts';

const pictures = [
  { name: 'before.png', width: 1280, height: 800 },
  { name: 'after.png', width: 500, height: 500 },
];

const regionsIn = (text: string): Region[] =>
  placeRegions(
    findRegions(text, { text: 'prose', pictures: pictures.map(({ name }) => name) }).regions,
    pictures,
    'thousandths',
  );

describe('coordinates of a region', () => {
  const [box, point] = regionsIn('Image 1: **Pay** [[100,200,300,400]]\nImage 2: click at (500, 250)') as [
    Region,
    Region,
  ];

  it('are told in pixels of the picture, and of 1000', () => {
    deepEqual(pixelCoordinates(box, pictures[0] as never), [128, 160, 384, 320]);
    deepEqual(thousandthCoordinates(box), [100, 200, 300, 400]);
    deepEqual(pixelCoordinates(point, pictures[1] as never), [250, 125]);
    deepEqual(thousandthCoordinates(point), [500, 250]);
  });

  it('are told as JSON, one region a line, without a name where there is none', () => {
    const json = regionsAsJson([box, { ...point, label: '' }], pictures);
    equal(json.split('\n').length, 4);
    deepEqual(JSON.parse(json), [
      { picture: 'before.png', label: 'Pay', bbox_2d: [100, 200, 300, 400], pixels: [128, 160, 384, 320] },
      { picture: 'after.png', point_2d: [500, 250], pixels: [250, 125] },
    ]);
  });
});
