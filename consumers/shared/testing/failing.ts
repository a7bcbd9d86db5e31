/** The error that a promise is rejected with; fails when it is not, or when the error is of another class. */
export async function failing<E extends Error>(promise: Promise<unknown>, kind: new (...parameters: never[]) => E): Promise<E> {
  const outcome = await promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
  if (outcome instanceof kind) return outcome;
  throw new Error(`expected ${kind.name}`, { cause: outcome });
}
