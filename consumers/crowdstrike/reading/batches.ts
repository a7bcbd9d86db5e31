/** `ids=a&ids=b` */
export const idsQuery = (ids: readonly string[]): URLSearchParams => new URLSearchParams(ids.map((id): [string, string] => ['ids', id]));

/** The items in their order, each once, in lists of no more than so many. */
export function inBatches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const each = [...new Set(items)];
  return Array.from({ length: Math.ceil(each.length / size) }, (_, index) => each.slice(index * size, (index + 1) * size));
}
