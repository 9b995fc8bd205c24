import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { analysePicture } from '../../simulator/vision/analysePicture.ts';
import { UndecodablePicture } from '../../simulator/vision/decodePicture.ts';
import type { Region } from '../../simulator/vision/pictureFacts.ts';
import { drawPng } from './drawPng.ts';

const screenshots = join(import.meta.dirname, '../../fixtures/sample-workspace/screenshots');
const screenshot = (name: string) => analysePicture(readFileSync(join(screenshots, `${name}.png`)));
const boxOf = ({ x, y, width, height }: Region) => ({ x, y, width, height });

describe('simulator: what it sees in a picture', function () {
  // A 2560 × 1600 screenshot takes a third of a second on an idle machine, several on a crowded one.
  this.timeout(30_000);

  it('finds known rectangles with their exact boxes, colours and nesting', () => {
    const facts = analysePicture(
      drawPng(400, 300, '#f0f2f5', [
        { x: 40, y: 60, width: 160, height: 180, hex: '#ffffff' },
        { x: 60, y: 190, width: 80, height: 30, hex: '#2563eb' },
        { x: 240, y: 60, width: 120, height: 90, hex: '#e02020' },
      ]),
    );
    assert.deepEqual([facts.width, facts.height, facts.mediaType], [400, 300, 'image/png']);
    assert.equal(facts.root.hex, '#f0f2f5');
    assert.deepEqual(facts.root.children.map(boxOf), [
      { x: 40, y: 60, width: 160, height: 180 },
      { x: 240, y: 60, width: 120, height: 90 },
    ]);
    const [card, red] = facts.root.children;
    assert.deepEqual(card?.children.map(boxOf), [{ x: 60, y: 190, width: 80, height: 30 }]);
    assert.equal(card?.children[0]?.kind, 'button');
    assert.deepEqual([card?.hex, card?.children[0]?.hex, red?.hex], ['#ffffff', '#2563eb', '#e02020']);
    assert.equal(facts.regions.length, 3);
    assert.equal(facts.textLines.length, 0);
  });

  it('names the colour that covers most, with its share', () => {
    const facts = analysePicture(
      drawPng(100, 100, '#e02020', [{ x: 0, y: 0, width: 100, height: 30, hex: '#2563eb' }]),
    );
    assert.deepEqual(facts.mainColour, { hex: '#e02020', name: 'red', share: 0.7 });
    assert.deepEqual(
      facts.palette.map(colour => [colour.hex, colour.name, colour.share]),
      [
        ['#e02020', 'red', 0.7],
        ['#2563eb', 'blue', 0.3],
      ],
    );
  });

  it('tells a bar, a sidebar and a separator by their place and shape', () => {
    const facts = analysePicture(
      drawPng(800, 600, '#ffffff', [
        { x: 0, y: 0, width: 800, height: 50, hex: '#16263f' },
        { x: 0, y: 50, width: 180, height: 550, hex: '#e4e7ec' },
        { x: 220, y: 300, width: 500, height: 1, hex: '#999999' },
      ]),
    );
    const kinds = new Map(facts.regions.map(region => [region.hex, region.kind]));
    assert.equal(kinds.get('#16263f'), 'bar');
    assert.equal(kinds.get('#e4e7ec'), 'sidebar');
    assert.equal(kinds.get('#999999'), 'line');
  });

  it('counts rows of small strokes as lines of text inside the region that holds them', () => {
    const words = [0, 1, 2].flatMap(row =>
      Array.from({ length: 30 }, (_, letter) => ({
        x: 60 + letter * 7,
        y: 70 + row * 24,
        width: 4,
        height: 10,
        hex: '#1f2430',
      })),
    );
    const facts = analysePicture(
      drawPng(400, 200, '#dddddd', [{ x: 40, y: 40, width: 320, height: 130, hex: '#ffffff' }, ...words]),
    );
    const card = facts.root.children[0];
    assert.equal(card?.textLines.length, 3);
    assert.deepEqual(
      card?.textLines.map(({ x, y, width, height, hex }) => ({ x, y, width, height, hex })),
      [70, 94, 118].map(y => ({ x: 60, y, width: 207, height: 10, hex: '#1f2430' })),
    );
  });

  it('measures rounded corners and a border', () => {
    const checkout = screenshot('checkout');
    // The panel of the form in checkout.html: 12 px corners and a border of --line.
    const panel = checkout.regions.find(region => region.width > 550 && region.height > 550 && region.x > 100);
    assert.ok(panel, 'the form panel was not found');
    for (const corner of panel.corners) assert.ok(Math.abs(corner - 12) <= 3, `corner ${corner}`);
    const wrong = checkout.regions.find(region => region.hex === '#fdf1f0');
    assert.ok(wrong?.border, 'the wrong field has a border');
    assert.ok(Number.parseInt(wrong.border.slice(1, 3), 16) > 150, `its border ${wrong.border} is red`);
  });

  it('finds the parts of the sample screenshots that a person would name', () => {
    const home = screenshot('shop-home');
    assert.deepEqual([home.width, home.height], [1280, 800]);
    assert.ok(home.regions.some(region => region.kind === 'bar' && region.hex === '#16263f' && region.height === 64));
    const cards = home.regions.filter(region => region.hex === '#ffffff' && region.width > 270 && region.width < 300);
    assert.equal(cards.length, 8, 'the grid has eight cards');
    const buttons = home.regions.filter(region => region.hex === '#d5f0ec' && region.width > 240);
    assert.equal(buttons.length, 8, 'each card has its button');
    const dashboard = screenshot('dashboard');
    assert.deepEqual([dashboard.width, dashboard.height], [2560, 1600]);
    assert.ok(dashboard.regions.some(region => region.kind === 'sidebar' && region.hex === '#151d2e'));
    const bars = ['#f3a33b', '#3ecf8e', '#b07cff', '#4f8cff'].map(hex =>
      dashboard.regions.some(r => r.hex === hex && r.height > 100),
    );
    assert.deepEqual(bars, [true, true, true, true], 'the columns of the chart');
  });

  it('decodes JPEG, palettes, grey, 16 bits and transparency', () => {
    const rgba = Buffer.alloc(64 * 48 * 4, 255);
    for (let i = 0; i < rgba.length; i += 4) rgba.set([37, 99, 235], i);
    const jpeg = analysePicture(encodeJpeg({ width: 64, height: 48, data: rgba }, 90).data);
    assert.deepEqual([jpeg.width, jpeg.height, jpeg.mediaType, jpeg.mainColour.name], [64, 48, 'image/jpeg', 'blue']);
    const grey = analysePicture(
      encode({ width: 8, height: 8, data: new Uint8Array(64).fill(128), channels: 1, depth: 8 }),
    );
    assert.equal(grey.mainColour.hex, '#808080');
    const deep = analysePicture(
      encode({
        width: 4,
        height: 4,
        data: new Uint16Array(48).map((_, i) => [0xffff, 0x8000, 0][i % 3] ?? 0),
        channels: 3,
        depth: 16,
      }),
    );
    assert.equal(deep.mainColour.hex, '#ff8000');
    const clear = analysePicture(
      encode({
        width: 2,
        height: 2,
        data: new Uint8Array(16).map((_, i) => (i % 4 === 3 ? 128 : 0)),
        channels: 4,
        depth: 8,
      }),
    );
    assert.equal(clear.mainColour.hex, '#7f7f7f', 'half black over white');
    assert.equal(screenshot('mobile-login').mainColour.hex, '#fff8f2', 'an indexed PNG');
  });

  it('says what it cannot decode, and names no byte of it', () => {
    const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8 '), Buffer.from('secret-pixels')]);
    assert.throws(
      () => analysePicture(webp),
      (error: unknown) =>
        error instanceof UndecodablePicture && /webp/.test(error.message) && !/secret/.test(error.message),
    );
    const cut = drawPng(50, 50, '#ffffff').subarray(0, 60);
    assert.throws(() => analysePicture(cut), UndecodablePicture);
    assert.throws(() => analysePicture(Buffer.from('hello')), UndecodablePicture);
  });
});
