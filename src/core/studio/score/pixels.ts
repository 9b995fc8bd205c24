/** Opaque pixels as a canvas gives them: red, green, blue, alpha, a byte each, row by row. Alpha is not looked at. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}
