import { Failure } from '../../failure/failure.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Refusal } from '../problem.ts';
import type { Incoming } from '../request/incoming.ts';
import type { Due } from './in-force.ts';
import { createFaults } from './in-force.ts';
import { readFaults } from './read-faults.ts';

/** The request header with faults for this request alone: `latency;ms=200`. */
export const faultHeader = 'vendorproof-fault';

/** The faults that a request asks for itself, or what is wrong with how it asks. */
export function faultsOfRequest({ headers }: Incoming, endpoint: Endpoint): readonly Due[] | Refusal {
  const text = headers.get(faultHeader);
  if (text === null) return [];
  try {
    const { id } = endpoint.operation;
    return createFaults(readFaults({ faults: [text] }, [id]), 1).due(id);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problem = { code: 'fault.invalid', pointer: `/header/${faultHeader}`, rule: '', message: `the header ${faultHeader}: ${error.message}` };
    return { status: 400, endpoint: undefined, problems: [problem] };
  }
}
