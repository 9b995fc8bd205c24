/** The reply of a request that has nothing to say. */
export async function settle(work: Thenable<unknown>): Promise<undefined> {
  await work;
}
