// The package's own declarations leave out the JPEG decoder, and ask for a module that does not exist.
declare module 'utif2' {
  interface Directory {
    /** Tags by number, `t256` for the width. */
    [tag: string]: unknown;
    width: number;
    height: number;
  }
  interface JpegDecoder {
    width: number;
    height: number;
    parse(file: Uint8Array): void;
    getData(options: { width: number; height: number; forceRGB: boolean; isSourcePDF: boolean }): Uint8ClampedArray;
  }
  const utif: {
    decode(file: ArrayBuffer): Directory[];
    decodeImage(file: ArrayBuffer, directory: Directory): void;
    toRGBA8(directory: Directory): Uint8Array;
    JpegDecoder: new () => JpegDecoder;
  };
  export default utif;
}
