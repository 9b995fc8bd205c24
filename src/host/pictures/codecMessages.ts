/** What the codec and its worker say to each other. Bytes travel in transfer lists: they are moved, never cloned. */
import type {
  PictureMediaType,
  PictureRule,
  TextAttachment,
  UnreadableFileReason,
  UnreadableReason,
} from '../../core/attachments/index.ts';
import type { MeasuredDifferences } from '../../core/verbs/index.ts';
import type { Box } from '../../core/vision/index.ts';
import type { WasmName } from './codecFiles.ts';

export interface WorkerSetup {
  wasm: Readonly<Record<WasmName, string>>;
}

export type CodecTask =
  /** Make of a picture what an endpoint takes. */
  | {
      do: 'fit';
      rule: PictureRule /** Only this part of it is wanted, */;
      part?: Box /** so many times as large. */;
      zoom?: number;
    }
  /** Draw pages of a PDF, counted from 1; or the first so many. */
  | { do: 'draw-pages'; pages: readonly number[] | { first: number } }
  /** Take the text out of an Office file. */
  | { do: 'read-office' }
  /** Draw boxes into the picture, and into another one that is put beside it. */
  | {
      do: 'draw-boxes';
      boxes: readonly DrawnBox[];
      beside?: { data: Uint8Array<ArrayBuffer>; boxes: readonly DrawnBox[] };
    }
  /** Say how alike two pictures are. */
  | { do: 'measure'; other: Uint8Array<ArrayBuffer> };

/** A place in a picture as it is drawn into it. */
export interface DrawnBox {
  box: Box;
  /** Drawn always. */
  number: number;
  /** Drawn where there is room. */
  label: string;
  /** Of the eight there are; counts on from the first behind the last. */
  colour: number;
  /** Not as sure as the others. */
  dashed?: boolean;
}

/** What came of drawing boxes; sides in pixels. */
export interface BoxedPicture {
  data: Uint8Array<ArrayBuffer>;
  mediaType: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

export interface CodecJob {
  id: number;
  data: Uint8Array<ArrayBuffer>;
  task: CodecTask;
}

export interface DrawnPages {
  pageCount: number;
  pages: readonly DrawnPage[];
}
export interface DrawnPage {
  /** From 1. */
  page: number;
  data: Uint8Array<ArrayBuffer>;
  mediaType: 'image/png' | 'image/jpeg';
  /** Pixels. */
  width: number;
  height: number;
}

export interface OfficeText {
  /** Markdown: headings, lists and tables as such. */
  text: string;
  leftOut: NonNullable<TextAttachment['leftOut']>;
}

/** A picture as one endpoint takes it. */
export interface FittedPicture {
  data: Uint8Array<ArrayBuffer>;
  mediaType: PictureMediaType;
  /** Pixels of what is sent. */
  width: number;
  height: number;
  /** What it was before; sides as displayed. */
  original: { mediaType: PictureMediaType; width: number; height: number };
  /** The text in a drawing is missing, because this machine has no font that was found. */
  textMissing?: boolean;
}

export interface CodecResults {
  fit: FittedPicture;
  'draw-pages': DrawnPages;
  'read-office': OfficeText;
  'draw-boxes': BoxedPicture;
  measure: MeasuredDifferences;
}

export type CodecReply =
  | { id: number; result: CodecResults[CodecTask['do']] }
  /** `found` as in `UnreadablePicture`. */
  | { id: number; problem: UnreadableReason | UnreadableFileReason; found?: string };
