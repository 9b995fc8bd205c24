import type { CellGrid } from './cellGrid.ts';

/** The cells that two grids cover together: a page that is longer than its picture counts to its end. */
export interface Frame {
  readonly columns: number;
  readonly rows: number;
}

export function frameOf(a: CellGrid, b: CellGrid): Frame {
  return { columns: Math.max(a.columns, b.columns), rows: Math.max(a.rows, b.rows) };
}

/** Index of a cell of the frame in a grid; -1 where the grid has ended. */
export function cellAt(grid: CellGrid, column: number, row: number): number {
  return column < grid.columns && row < grid.rows ? row * grid.columns + column : -1;
}
