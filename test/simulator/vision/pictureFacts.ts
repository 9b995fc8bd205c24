/** What the simulator knows of a picture after it decoded it: plain data, safe to record and to print. */
export interface PictureFacts {
  /** What the bytes are, whatever the data URI called them. */
  mediaType: string;
  /** Of the encoded file. */
  bytes: number;
  /** Of the encoded file, in hex: tells whether a picture arrived unchanged. */
  sha256: string;
  /** Pixels. */
  width: number;
  height: number;
  mainColour: PaletteColour;
  /** Largest share first. */
  palette: readonly PaletteColour[];
  /** The whole picture; everything found lies beneath it. */
  root: Region;
  /** All regions under `root`, in reading order. */
  regions: readonly Region[];
  /** All lines of text-like ink. */
  textLines: readonly TextLine[];
}

export interface PaletteColour {
  hex: string;
  /** English colour name; `colourNameZh` has the Chinese one. */
  name: string;
  /** 0..1 of the picture's area. */
  share: number;
}

export interface Box {
  /** Pixels of the original picture, origin top left. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Top left, top right, bottom right, bottom left. */
export type Corners = readonly [number, number, number, number];

export type RegionKind = 'page' | 'bar' | 'sidebar' | 'panel' | 'card' | 'button' | 'chip' | 'line' | 'picture';

export interface Region extends Box {
  kind: RegionKind;
  hex: string;
  /** Corner radii in pixels, clockwise from the top left. */
  corners: Corners;
  border: string | undefined;
  children: Region[];
  textLines: TextLine[];
}

/** A row of ink; the simulator sees that there is text, not what it says. */
export interface TextLine extends Box {
  hex: string;
}
