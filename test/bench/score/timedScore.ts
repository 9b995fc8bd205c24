export interface TimedScore {
  renderMs: number;
  scoreMs: number;
  /** Longest time for which this thread did nothing else. */
  maxTaskMs: number;
  total: number;
  height: number;
}
