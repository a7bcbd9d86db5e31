import type { AnswerVendor } from '../answer-vendor.ts';
import type { PactFinding } from './pact-side.ts';
import type { ServedPact } from './served-pact.ts';

interface ByDocuments {
  readonly answer: AnswerVendor;
  readonly count: number;
}

/**
 * Answers by pacts, and by documents where those know better: an interaction that has the request comes first, for it is what a consumer
 * said; then a document with its method and path; what is left is refused by whichever knows something of it.
 */
export function withPacts(pacts: readonly ServedPact[], byDocuments: ByDocuments): AnswerVendor {
  if (pacts.length === 0) return byDocuments.answer;
  const loaded = bothSides(pacts, byDocuments);
  return async (running, incoming, request) => (await loaded)(running, incoming, request);
}

/** Loaded only where pacts are served. */
async function bothSides(pacts: readonly ServedPact[], byDocuments: ByDocuments): Promise<AnswerVendor> {
  const [{ createPactSide }, { answerPact }] = await Promise.all([import('./pact-side.ts'), import('./answer-pact.ts')]);
  const find = createPactSide(pacts);
  return (running, incoming, request) => {
    const finding = find(incoming, running.memory);
    const isForDocuments = byDocuments.count > 0 && !isForPacts(finding, () => running.router(incoming.method, incoming.path).kind === 'found');
    return isForDocuments ? byDocuments.answer(running, incoming, request) : answerPact(running, finding, incoming);
  };
}

const isForPacts = ({ kind }: PactFinding, isDocumented: () => boolean): boolean => kind === 'found' || (kind === 'differs' && !isDocumented());
