/** What a model can be asked to change code for. */
export const changeJobs = ['fix', 'tests', 'docs'] as const;
export type ChangeJob = (typeof changeJobs)[number];
