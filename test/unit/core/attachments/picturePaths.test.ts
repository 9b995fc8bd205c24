import { deepEqual } from 'node:assert/strict';
import { picturePathsIn } from '../../../../src/core/attachments/index.ts';

const paths = (text: string): string[] => picturePathsIn(text).map(({ path }) => path);

describe('picturePathsIn', () => {
  it('finds paths with and without marks around them', () => {
    deepEqual(paths('screenshots/a.png and `my shots/b c.JPG`, then "d e.webp" now'), [
      'screenshots/a.png',
      'my shots/b c.JPG',
      'd e.webp',
    ]);
    deepEqual(paths('`图片/结账.png` 左边'), ['图片/结账.png']);
  });

  it('takes no word for a path that is none', () => {
    deepEqual(paths('read the .png, a.pngs, b.txt and c.png.'), []);
  });
});
