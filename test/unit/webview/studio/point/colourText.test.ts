import { equal } from 'node:assert/strict';
import { colourText, pickerColour } from '../../../../../src/webview/studio/point/colourText.ts';

describe('colourText', () => {
  it('writes colours as people do', () => {
    equal(colourText('rgb(15, 118, 110)'), '#0f766e');
    equal(colourText('rgba(0, 0, 0, 0)'), 'transparent');
    equal(colourText('rgba(1, 2, 3, 0.5)'), 'rgba(1, 2, 3, 0.5)');
    equal(colourText('color(display-p3 1 0 0)'), 'color(display-p3 1 0 0)');
  });

  it('gives the picker a colour that it can show', () => {
    equal(pickerColour('rgba(1, 2, 3, 0.5)'), '#010203');
    equal(pickerColour('rgba(0, 0, 0, 0)'), '#ffffff');
    equal(pickerColour('oklch(0.5 0.2 30)'), '#000000');
  });
});
