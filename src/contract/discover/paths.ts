/** Whether a path, as expectations write it, leads through another. */
export const isWithin = (path: string, outer: string): boolean => path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length));

/** Paths without those that others lead through: who relies on `owner.name` relies on `owner`. */
export const innermost = (paths: readonly string[]): readonly string[] => [...new Set(paths)].filter((path) => !paths.some((other) => isWithin(other, path)));
