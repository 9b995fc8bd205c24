/** Elements of an answer that look after their own contents: patching asks them, and never goes into them. */
export interface Island {
  readonly element: HTMLElement;
  /** Shows what the other would show; false: it cannot, and must be replaced by it. */
  adopt(other: Island): boolean;
}

const islands = new WeakMap<Node, Island>();

export function registerIsland(island: Island): void {
  islands.set(island.element, island);
}

export function islandOf(node: Node): Island | undefined {
  return islands.get(node);
}
