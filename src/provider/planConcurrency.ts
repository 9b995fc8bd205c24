/** How many answers a plan gives at once; a subscription without an entry, and whatever is paid by use, has no limit here. */
export interface PlanConcurrency {
  answers: number;
  /** Where this comes from and when: it will be out of date one day. */
  source: string;
}

/**
 * By the id of the endpoint. The vendors publish no number; more than this is answered with code 1302, 429.
 */
export const planConcurrency: Readonly<Record<string, PlanConcurrency>> = {
  'bigmodel-coding': {
    answers: 1,
    source: 'as users of the plan report, github.com/zai-org/GLM-4/issues/802, 2026-11',
  },
  'zai-coding': {
    answers: 1,
    source: 'as users of the plan report, github.com/anomalyco/opencode/issues/8618, 2026-11',
  },
};
