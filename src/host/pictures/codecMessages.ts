/** What the codec and its worker say to each other. Bytes travel in transfer lists: they are moved, never cloned. */
import type { Box } from '../../core/vision/index.ts';
import type { PictureMediaType, PictureRule, UnreadableReason } from '../../core/attachments/index.ts';
import type { WasmName } from './codecFiles.ts';

export interface WorkerSetup {
  wasm: Readonly<Record<WasmName, string>>;
}

export interface FitJob {
  id: number;
  data: Uint8Array<ArrayBuffer>;
  rule: PictureRule;
  /** Only this part of it is wanted. */
  part?: Box;
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

export type FitReply =
  | { id: number; picture: FittedPicture }
  /** `found` as in `UnreadablePicture`. */
  | { id: number; problem: UnreadableReason; found?: string };
