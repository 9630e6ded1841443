/** Whether messages follow each other in a circle. Whoever reads a thread from its end would never come to its beginning. */
export function hasLoop(messages: readonly { id: string; parentId: string | null }[]): boolean {
  const parentById = new Map(messages.map(({ id, parentId }) => [id, parentId]));
  /** Those from which a beginning is reached. */
  const sound = new Set<string>();
  for (const { id } of messages) {
    const path = new Set<string>();
    let at: string | null | undefined = id;
    while (at !== null && at !== undefined && !sound.has(at)) {
      if (path.has(at)) return true;
      path.add(at);
      at = parentById.get(at);
    }
    for (const passed of path) sound.add(passed);
  }
  return false;
}
