import { suggest } from '../../failure/nearest.ts';
import { isObject } from '../../json/json.ts';
import { statesIn } from '../pacts/served-pact.ts';
import type { StateInForce } from '../states/in-force.ts';
import { definitionOf } from '../states/stated.ts';
import { stateProblem } from '../states/state-problem.ts';
import { noSituation, setUp, tearDown } from '../states/in-force.ts';
import type { Control, ControlCall } from './call.ts';
import { problem } from './call.ts';

/** Pact's state change: `{state, params, action}`; answers the values that the verifier may put into requests. */
export function changeState(control: Control, call: ControlCall): Response {
  const { memory, body } = call;
  if (!isObject(body)) return problem(400, 'a state change is an object: {"state": "a pet exists", "params": {}, "action": "setup"}');
  const { state: name = '', action = 'setup' } = body;
  const params = isObject(body['params']) ? body['params'] : {};
  if (typeof name !== 'string') return problem(400, '`state` is a text');
  if (action !== 'setup' && action !== 'teardown') return problem(400, '`action` is setup or teardown');
  if (name === '') {
    // The verifier says so for interactions without a state: none holds.
    memory.situation = noSituation;
    memory.remembered.things.clear();
    return Response.json({});
  }
  if (!knows(control, { name, params })) return unknown(control, call, name);
  const broken = action === 'setup' ? stateProblem(control.served, name, params) : undefined;
  if (broken !== undefined) return problem(400, `the state ${JSON.stringify(name)} cannot be put in force: ${broken}`);
  // What one interaction deleted is there again for the next, of which the state may say that it is.
  if (action === 'setup' && memory.situation.isUsed) memory.remembered.things.forgetDeleted();
  memory.situation = (action === 'setup' ? setUp : tearDown)(memory.situation, { name, params });
  return Response.json(params);
}

const statesOf = ({ served, pacts }: Control): readonly string[] =>
  [...new Set([...served.flatMap(({ provider }) => Object.keys(provider?.states ?? {})), ...pacts.flatMap(statesIn)])];

const knows = ({ served, pacts }: Control, state: StateInForce): boolean =>
  served.some((one) => definitionOf(one, state) !== undefined) || pacts.some((pact) => statesIn(pact).includes(state.name));

/** The verifier retries a 5xx for minutes; a 4xx fails the interaction at once, a 200 lets it run on the plain answers. */
function unknown(control: Control, { memory, incoming }: ControlCall, name: string): Response {
  const message = `${control.pacts.length === 0 ? 'no provider file knows' : 'nothing served knows'} the state ${JSON.stringify(name)}: ${suggest(name, statesOf(control))}`;
  if (control.strictStates) return problem(404, `${message}; all of them: ${statesOf(control).join(', ') || 'none'}`);
  memory.journal.add({ at: control.clock(), incoming, endpoint: undefined, status: 200, problems: [], state: undefined, notes: [message] });
  return Response.json({}, { headers: { 'vendorproof-warning': message.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500) } });
}
