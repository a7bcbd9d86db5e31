import fc from 'fast-check';

/** What a generated interaction is made of. */
export interface Parts {
  readonly description: string;
  readonly states: readonly string[];
  readonly body: unknown;
}

/** Interactions with names from a small set, so that some of them are alike. */
export const pactParts: fc.Arbitrary<readonly Parts[]> = fc.array(
  fc.record({ description: fc.constantFrom('a', 'b', 'é', 'B', ''), states: fc.subarray(['x', 'y']), body: fc.jsonValue({ maxDepth: 2 }) }),
  { maxLength: 6 },
);

export const interactionOf = ({ description, states, body }: Parts) => ({
  type: 'Synchronous/HTTP',
  description,
  providerStates: states.map((name) => ({ name })),
  request: { method: 'GET', path: '/' },
  response: { status: 200, body: { content: body, contentType: 'application/json', encoded: false } },
});

export const pactOf = (parts: readonly Parts[]) => ({
  consumer: { name: 'shop' },
  provider: { name: 'petshop' },
  interactions: parts.map(interactionOf),
  metadata: { pactSpecification: { version: '4.0' } },
});

/** The same pact with its interactions, and the keys of every object, in another order. */
export function shuffled(pact: ReturnType<typeof pactOf>, numbers: Iterable<number>): object {
  const next = numbers[Symbol.iterator]();
  const mix = <Item>(items: readonly Item[]): readonly Item[] =>
    items.map((item) => ({ item, rank: next.next().value ?? 0 })).toSorted((a, b) => a.rank - b.rank).map(({ item }) => item);
  const mixKeys = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mixKeys);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(mix(Object.entries(value)).map(([key, child]) => [key, mixKeys(child)]));
  };
  return Object.fromEntries(mix(Object.entries({ ...pact, interactions: mix(pact.interactions) })).map(([key, value]) => [key, mixKeys(value)]));
}
