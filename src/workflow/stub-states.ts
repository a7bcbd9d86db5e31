import { badInput } from '../failure/failure.ts';
import type { Outbound } from '../http/outbound.ts';
import { outbound } from '../http/outbound.ts';
import { isObject, parseJson } from '../json/json.ts';
import type { Environment } from '../system/environment.ts';
import type { StateAnswer, StateChange } from '../verify/types.ts';

export interface StatedStub {
  /** The stub's address. */
  readonly url: string;
  readonly call: Outbound;
  /** Where a state that the stub does not know belongs. */
  readonly providerFile: string;
}

/** Nothing is learnt, and nothing published, where no stub answers. */
export async function expectStub(url: string, environment: Environment): Promise<void> {
  const { status } = await outbound({ environment, retries: 0 })({ method: 'GET', url: `${url}/_vendorproof/health` });
  if (status === 200) return;
  throw badInput('target.not-a-stub', `what listens there is no stub of ours: its health answers ${status}`, { place: url, fix: 'start one with vendorproof stub' });
}

/** Puts a stub into a provider state through its own control call, in the namespace of the interaction. */
export async function changeStubState({ url, call, providerFile }: StatedStub, { state, params, action, namespace }: StateChange): Promise<StateAnswer> {
  const { headers, body } = await call({
    method: 'POST',
    url: `${url}/_vendorproof/states`,
    headers: { 'content-type': 'application/json', 'vendorproof-namespace': namespace },
    body: JSON.stringify({ state, params, action }),
  });
  if (headers.has('vendorproof-warning')) return { unknown: true, fix: `add to ${providerFile}: ${JSON.stringify(state)}: { stub: [] }` };
  const values = parseJson(body, url);
  return { values: isObject(values) ? values : {} };
}
