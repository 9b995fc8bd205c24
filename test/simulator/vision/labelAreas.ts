import type { Pixels } from './decodePicture.ts';

/** One connected area of smoothly varying colour, in grid cells. */
export interface Area {
  label: number;
  /** Cells that belong to it. */
  count: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Mean colour, 24 bit. */
  colour: number;
  /** How much of the bounding box lies between the first and the last cell of each row: holes count as filled. */
  rowFill: number;
}

/** The picture point-sampled so that even a 4K screenshot stays below about 1.5 million cells. */
export interface Grid {
  /** Pixels per cell, both ways. */
  step: number;
  width: number;
  height: number;
  /** 24-bit colour of each cell. */
  colours: Uint32Array;
  /** Label of the area each cell belongs to. */
  labels: Int32Array;
  areas: ReadonlyMap<number, Area>;
}

const maxCells = 1_500_000;

export function labelAreas(pixels: Pixels): Grid {
  const step = Math.max(1, Math.ceil(Math.sqrt((pixels.width * pixels.height) / maxCells)));
  const width = Math.ceil(pixels.width / step);
  const height = Math.ceil(pixels.height / step);
  const colours = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * step * pixels.width + x * step) * 3;
      colours[y * width + x] =
        ((pixels.rgb[from] ?? 0) << 16) | ((pixels.rgb[from + 1] ?? 0) << 8) | (pixels.rgb[from + 2] ?? 0);
    }
  }
  // JPEG rings around every edge: neighbours of one flat area differ by more there.
  const labels = connect(colours, width, height, pixels.mediaType === 'image/jpeg' ? 9 : 3);
  return { step, width, height, colours, labels, areas: measure(colours, labels, width, height) };
}

function connect(colours: Uint32Array, width: number, height: number, tolerance: number): Int32Array {
  const parent = new Int32Array(width * height);
  const find = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = cell; at !== root; ) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const alike = (a: number, b: number): boolean =>
    a === b ||
    (Math.abs((a >> 16) - (b >> 16)) <= tolerance &&
      Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) <= tolerance &&
      Math.abs((a & 255) - (b & 255)) <= tolerance);
  for (let y = 0, cell = 0; y < height; y++) {
    for (let x = 0; x < width; x++, cell++) {
      parent[cell] = cell;
      const colour = colours[cell] ?? 0;
      if (x > 0 && alike(colour, colours[cell - 1] ?? 0)) parent[cell] = find(cell - 1);
      if (y > 0 && alike(colour, colours[cell - width] ?? 0)) {
        const above = find(cell - width);
        const own = find(cell);
        if (above < own) parent[own] = above;
        else if (own < above) parent[above] = own;
      }
    }
  }
  for (let cell = 0; cell < parent.length; cell++) parent[cell] = find(cell);
  return parent;
}

function measure(colours: Uint32Array, labels: Int32Array, width: number, height: number): Map<number, Area> {
  interface Sum {
    area: Area;
    red: number;
    green: number;
    blue: number;
    spans: number;
    row: number;
    rowLeft: number;
    rowRight: number;
  }
  const sums = new Map<number, Sum>();
  for (let y = 0, cell = 0; y < height; y++) {
    for (let x = 0; x < width; x++, cell++) {
      const label = labels[cell] ?? 0;
      const colour = colours[cell] ?? 0;
      let sum = sums.get(label);
      if (!sum) {
        const area: Area = { label, count: 0, left: x, top: y, right: x, bottom: y, colour: 0, rowFill: 0 };
        sum = { area, red: 0, green: 0, blue: 0, spans: 0, row: y, rowLeft: x, rowRight: x };
        sums.set(label, sum);
      }
      if (sum.row !== y) {
        sum.spans += sum.rowRight - sum.rowLeft + 1;
        sum.row = y;
        sum.rowLeft = x;
      }
      sum.rowRight = x;
      const { area } = sum;
      area.count++;
      if (x < area.left) area.left = x;
      if (x > area.right) area.right = x;
      area.bottom = y;
      sum.red += colour >> 16;
      sum.green += (colour >> 8) & 255;
      sum.blue += colour & 255;
    }
  }
  const areas = new Map<number, Area>();
  for (const [label, sum] of sums) {
    const { area } = sum;
    const spans = sum.spans + sum.rowRight - sum.rowLeft + 1;
    area.rowFill = spans / ((area.right - area.left + 1) * (area.bottom - area.top + 1));
    const mean = (total: number) => Math.round(total / area.count);
    area.colour = (mean(sum.red) << 16) | (mean(sum.green) << 8) | mean(sum.blue);
    areas.set(label, area);
  }
  return areas;
}
