/** What nearly every resource offers; the first is what a client gets that asks for nothing. */
export const halJson = ['application/hal+json', 'application/json'] as const;

/** The offered type that a client likes best; undefined when it likes none. */
export function negotiate(accept: string | null, offered: readonly string[]): string | undefined {
  const wishes = parseAccept(accept);
  if (wishes.length === 0) return offered[0];
  return wishes.map((wish) => offered.find((type) => fits(type, wish))).find((type) => type !== undefined);
}

/** `application/json; charset=utf-8` → `application/json` */
export const mediaType = (contentType: string | null): string => (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

function parseAccept(accept: string | null): readonly string[] {
  return (accept ?? '')
    .split(',')
    .map((entry) => ({ type: mediaType(entry), quality: Number(/;\s*q=([\d.]+)/.exec(entry)?.[1] ?? 1) }))
    .filter((wish) => wish.type !== '' && wish.quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map((wish) => wish.type);
}

function fits(type: string, wish: string): boolean {
  if (wish === '*/*') return true;
  return wish.endsWith('/*') ? type.startsWith(wish.slice(0, -1)) : type === wish;
}
