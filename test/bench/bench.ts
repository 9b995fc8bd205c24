/** What a benchmark found, by name; units are in the names (`Ms`, `MB`), a ratio has none. */
export type Figures = Readonly<Record<string, number>>;

/** What a person may want to see beside the figures: column names first. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface BenchContext {
  /** Prints a table; says nothing under `--json`. */
  show(table: Table): void;
  /** Another run of what is made by chance: 0, unless `--seed` says otherwise. */
  readonly seed: number;
}

export type Bench = (context: BenchContext) => Promise<Figures>;
