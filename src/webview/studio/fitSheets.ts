/** How large the sheets of a preview are drawn, and how screenshot and page are put together. */

export interface FitInput {
  /** The larger of the sheets, in CSS pixels. */
  width: number;
  height: number;
  /** Room on the stage, without its padding. */
  roomWidth: number;
  roomHeight: number;
  /** The screenshot is shown too. */
  compare: boolean;
  /** Drawn this large, whatever the room; absent: as large as the room has it. */
  zoom?: number;
}

export interface Fit {
  scale: number;
  /** The page below the screenshot; else beside it. */
  stacked: boolean;
}

/** Between two sheets, and what a caption takes above each, as in the style sheet. */
const gap = 24;
const captionHeight = 28;
const smallest = 0.05;
/** To show all of a sheet it may be drawn this much smaller than its width alone would allow; else it scrolls. */
const worthShrinking = 0.7;

export function fitSheets({ width, height, roomWidth, roomHeight, compare, zoom }: FitInput): Fit {
  if (!compare) return { scale: zoom ?? oneScale(roomWidth / width, roomHeight / height), stacked: false };
  const byWidth = (roomWidth - gap) / 2 / width;
  const byHeight = (roomHeight - captionHeight) / height;
  const below = Math.min(roomWidth / width, (roomHeight - gap - 2 * captionHeight) / 2 / height);
  if (zoom !== undefined) return { scale: zoom, stacked: byWidth < zoom && roomWidth / width >= byHeight };
  // Whichever way shows both of them whole and larger.
  const stacked = below > Math.min(byWidth, byHeight);
  return { scale: stacked ? Math.max(smallest, Math.min(1, below)) : oneScale(byWidth, byHeight), stacked };
}

function oneScale(byWidth: number, byHeight: number): number {
  const wide = Math.min(1, byWidth);
  const scale = byHeight < wide && byHeight > wide * worthShrinking ? byHeight : wide;
  return Math.max(smallest, scale);
}
