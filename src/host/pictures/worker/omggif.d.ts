// The package has no declarations of its own.
declare module 'omggif' {
  export class GifReader {
    constructor(file: Uint8Array);
    readonly width: number;
    readonly height: number;
    frameInfo(frame: number): { width: number; height: number };
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void;
  }
}
