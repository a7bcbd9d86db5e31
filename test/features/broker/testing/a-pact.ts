export interface PactParts {
  readonly consumer?: string;
  readonly provider?: string;
  /** One interaction for each; contents differ when these do. */
  readonly descriptions?: readonly string[];
  readonly path?: string;
}

/** The text of a small V4 pact. */
export function aPact({ consumer = 'web', provider = 'petshop', descriptions = ['a pet'], path = '/pets/1' }: PactParts = {}): string {
  const interactions = descriptions.map((description) => ({
    type: 'Synchronous/HTTP',
    description,
    request: { method: 'GET', path },
    response: { status: 200, body: { content: { id: 1 }, contentType: 'application/json', encoded: false } },
  }));
  return JSON.stringify({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions,
    metadata: { pactSpecification: { version: '4.0' } },
  });
}
