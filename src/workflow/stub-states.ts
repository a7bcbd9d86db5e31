import type { Handler } from '../http/handler.ts';
import { isObject, parseJson } from '../json/json.ts';
import type { StateAnswer, StateChange } from '../verify/types.ts';

/** Puts a stub into a provider state through its own control call, in the namespace of the interaction. */
export async function changeStubState(stub: Handler, { state, params, action, namespace }: StateChange, providerFile: string): Promise<StateAnswer> {
  const request = new Request('http://stub.invalid/_vendorproof/states', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'vendorproof-namespace': namespace },
    body: JSON.stringify({ state, params, action }),
  });
  const response = await stub(request);
  if (response.headers.has('vendorproof-warning')) return { unknown: true, fix: `add to ${providerFile}: ${JSON.stringify(state)}: { stub: [] }` };
  const values = parseJson(await response.text(), 'the answer of the stub');
  return { values: isObject(values) ? values : {} };
}
