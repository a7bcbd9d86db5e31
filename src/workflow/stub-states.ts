import { badInput } from '../failure/failure.ts';
import { nearest } from '../failure/nearest.ts';
import type { Outbound } from '../http/outbound.ts';
import { outbound } from '../http/outbound.ts';
import { asText } from '../json/as-text.ts';
import type { Json } from '../json/json.ts';
import { isArray, isObject, parseJson } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Document } from '../openapi/document.ts';
import type { Environment } from '../system/environment.ts';
import type { StateAnswer, StateChange } from '../verify/types.ts';

export interface StatedStub {
  /** The stub's address. */
  readonly url: string;
  readonly call: Outbound;
  /** Where a state that the stub does not know belongs. */
  readonly providerFile: string;
  /** The states that are defined there. */
  readonly known: readonly string[];
}

export interface ExpectedStub {
  readonly url: string;
  readonly document: Document;
  readonly environment: Environment;
}

/** Nothing is learnt or published where no stub of this very document answers: its evidence would be filed under that document. */
export async function expectStub({ url, document, environment }: ExpectedStub): Promise<void> {
  const { status, body } = await outbound({ environment, retries: 0 })({ method: 'GET', url: `${url}/_vendorproof/health` });
  const served = status === 200 ? documentsIn(body) : undefined;
  const fix = `start one with vendorproof stub ${document.file}`;
  if (served === undefined) {
    throw badInput('target.not-a-stub', `what listens there is no stub of ours: its health answers ${status}`, { place: url, fix });
  }
  if (served.some((one) => member(one, 'sha256') === document.sha256)) return;
  throw badInput('target.other-document', `the stub there does not serve ${document.file} as it is now`, { place: url, fix });
}

/** What a stub's health says that it serves; undefined where it is no such answer. */
function documentsIn(body: string): readonly Json[] | undefined {
  try {
    const documents = member(parseJson(body, ''), 'documents');
    return isArray(documents) ? documents : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a stub into a provider state through its own control call, in the namespace of the interaction. */
export async function changeStubState(stub: StatedStub, { state, params, action, namespace }: StateChange): Promise<StateAnswer> {
  const { url, call, providerFile, known } = stub;
  const { status, headers, body } = await call({
    method: 'POST',
    url: `${url}/_vendorproof/states`,
    headers: { 'content-type': 'application/json', 'vendorproof-namespace': namespace },
    body: JSON.stringify({ state, params, action }),
  });
  if (headers.has('vendorproof-warning')) {
    return { unknown: true, fix: `${meant(state, known)}add to ${providerFile}: ${JSON.stringify(state)}: { stub: [] }` };
  }
  const values = parseJson(body, url);
  if (status >= 400) return { refused: asText(member(values, 'detail') ?? `it answers ${status}`), fix: `mend it in ${providerFile}` };
  return { values: isObject(values) ? values : {} };
}

function meant(state: string, known: readonly string[]): string {
  const [first] = nearest(state, known);
  return first === undefined ? '' : `say ${JSON.stringify(first)} if that is meant, else `;
}
