import sharp from 'sharp';

/**
 * A picture like the screenshot of an editor: flat background, lines of small coloured glyphs with soft edges. The same
 * bytes on every machine, so no font is used. @returns PNG
 */
export const drawScreenshot = async (width: number, height: number): Promise<Uint8Array> => {
  const pixels = Buffer.alloc(width * height * 3, 30);
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % below;
  };
  const [glyphWidth, glyphHeight, lineHeight] = [16, 26, 36];
  // Each glyph is a few strokes; 40 of them make a font.
  const glyphs = Array.from({ length: 40 }, () =>
    Uint8Array.from({ length: glyphWidth * glyphHeight }, (_, at) => {
      const [x, y] = [at % glyphWidth, Math.floor(at / glyphWidth)];
      const stroke = x % 7 < 2 || y % 11 < 2;
      return x < 13 && stroke && random(5) > 0 ? 255 - random(3) * 60 : 0;
    }),
  );
  for (let top = 20; top + lineHeight < height; top += lineHeight) {
    let left = 60 + random(6) * 40;
    const end = Math.min(width - 20, left + random(130) * glyphWidth);
    let color = [200, 200, 200];
    for (; left + glyphWidth < end; left += glyphWidth) {
      if (random(8) === 0) {
        color = [100 + random(150), 100 + random(150), 100 + random(150)];
        continue;
      }
      const glyph = glyphs[random(glyphs.length)] ?? new Uint8Array();
      for (let at = 0; at < glyph.length; at++) {
        const strength = (glyph[at] ?? 0) / 255;
        if (strength === 0) continue;
        const to = ((top + Math.floor(at / glyphWidth)) * width + left + (at % glyphWidth)) * 3;
        for (let channel = 0; channel < 3; channel++) {
          pixels[to + channel] = 30 + strength * ((color[channel] ?? 0) - 30);
        }
      }
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
};
