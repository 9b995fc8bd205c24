/**
 * What is asked of the server, in the address:
 * `text`: half reasoning, half text. `agent`: the same to a request that offers a tool, which a server might leave in
 * the text. `tools`: one call whose arguments come in fragments. `image`: a request with a
 * picture, and a short answer.
 */
export interface Workload {
  readonly kind: 'text' | 'agent' | 'tools' | 'image';
  /** Pieces of the answer; a multiple of 5,000 for `text` and `agent`. Of `image`: the bytes that the body must have at least. */
  readonly size: number;
  /**
   * `gathered`: HTTP chunks of 1 to 64 kB, cut anywhere, as they come through a buffering gateway. `single`: every event
   * is an HTTP chunk of its own, as a server that flushes writes them.
   */
  readonly framing: 'gathered' | 'single';
}

export const pathOf = ({ kind, size, framing }: Workload): string => `/${kind}/${size}/${framing}`;

export const workloadOf = (path: string): Workload => {
  const [, kind, size, framing] = /^\/(text|agent|tools|image)\/(\d+)\/(gathered|single)\//.exec(path) ?? [];
  if (kind === undefined) throw new Error(`There is no workload at ${path}`);
  return { kind, size: Number(size), framing } as Workload;
};

/** Characters that arrived, so that nobody is fast by losing some. */
export interface Received {
  text: number;
  reasoning: number;
  toolArguments: number;
}
