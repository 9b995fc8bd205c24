/** sRGB to CIE L*a*b* (D65): differences in it are about as large as they look. */

const linear = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Writes lightness (0 to 100), a and b of 0xRRGGBB to `into` from `at` on. */
export function labOf(colour: number, into: Float32Array, at: number): void {
  const red = linear[colour >> 16] ?? 0;
  const green = linear[(colour >> 8) & 255] ?? 0;
  const blue = linear[colour & 255] ?? 0;
  const x = bent((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = bent(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = bent((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  into[at] = 116 * y - 16;
  into[at + 1] = 500 * (x - y);
  into[at + 2] = 200 * (y - z);
}

function bent(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

/** How far two colours are from each other: 2 is just seen, 100 is black and white. */
export function distance(a: Float32Array, i: number, b: Float32Array, j: number): number {
  const l = (a[i] ?? 0) - (b[j] ?? 0);
  const p = (a[i + 1] ?? 0) - (b[j + 1] ?? 0);
  const q = (a[i + 2] ?? 0) - (b[j + 2] ?? 0);
  return Math.sqrt(l * l + p * p + q * q);
}
