import { mismatchInWords } from '../../pact/matching/mismatch.ts';
import type { Problem } from '../problem.ts';
import type { Incoming } from '../request/incoming.ts';
import type { Near, PactFinding } from './pact-side.ts';

/** A refusal, and what the journal tells of it. */
export interface Refused {
  readonly response: Response;
  readonly problems: readonly Problem[];
}

/** More interactions than these hide what is wrong. */
const mostShown = 5;

/** Says that no interaction has the request: 404 where none has its method and path, else 400 with what differs first in the nearest. */
export function refuseRequest(finding: Exclude<PactFinding, { readonly kind: 'found' }>, { method, path }: Incoming): Refused {
  const asked = `${method} ${path.slice(0, 200)}`;
  if (finding.kind === 'unknown') {
    const near = finding.nearest.length === 0 ? '' : `; did you mean ${finding.nearest.join(' or ')}?`;
    return refused(404, [{ code: 'pact.unknown', pointer: '/path', rule: '', message: `no interaction has ${asked}${near}` }], {});
  }
  const near = finding.near.slice(0, mostShown);
  return refused(400, near.map(problemOf), { interactions: near.map(shown) });
}

function refused(status: number, problems: readonly Problem[], more: object): Refused {
  const [first] = problems;
  const body = { title: titles[status], status, detail: problems.map(({ message }) => message).join('; '), problems, ...more };
  const headline = `${first?.code ?? ''} ${first?.pointer ?? ''}`.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500);
  const headers = { 'content-type': 'application/problem+json', 'vendorproof-refusal': headline };
  return { response: new Response(JSON.stringify(body), { status, headers }), problems };
}

const titles: Readonly<Record<number, string>> = { 400: 'No interaction has just this request', 404: 'No interaction is here' };

function problemOf({ served, mismatches: [first] }: Near): Problem {
  const difference = first === undefined ? '' : mismatchInWords(first);
  return { code: 'pact.differs', pointer: `/${first?.part ?? ''}`, rule: '', message: `“${served.interaction.description}”: ${difference}` };
}

const shown = ({ served, mismatches }: Near): object => ({
  description: served.interaction.description,
  states: served.interaction.providerStates.map(({ name }) => name),
  place: served.place,
  first: mismatches[0],
  differences: mismatches.length,
});
