import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure/failure.ts';
import type { Handler } from '../http/handler.ts';
import type { Json } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { ProviderState } from '../pact/types.ts';
import { parseStateName } from './replay-files.ts';
import type { Trace, Traces } from './trace.ts';
import type { StateAnswer, StateChanger } from './types.ts';

export interface StateChangeOptions {
  readonly states: StateChanger;
  readonly traces: Traces;
  /** For a sandbox: an interaction is never replayed without its state. */
  readonly mustBeKnown: boolean;
  readonly timeoutMs: number;
  readonly touch: () => void;
}

/** Answers the verifier's state changes. Never with 5xx: the verifier would ask again for two minutes. */
export function stateChanges(options: StateChangeOptions): Handler {
  return async (request) => {
    options.touch();
    const call: Json = JSON.parse(await request.text());
    const name = member(call, 'state');
    // The verifier announces interactions without a state too, with an empty name.
    const [index, position] = parseStateName(typeof name === 'string' ? name : '');
    const trace = options.traces.get(index);
    const state = trace?.planned.states[position];
    if (trace === undefined || state === undefined) return Response.json({});
    return member(call, 'action') === 'teardown' ? tearDown(options, trace, state) : setUp(options, trace, state);
  };
}

async function setUp(options: StateChangeOptions, trace: Trace, state: ProviderState): Promise<Response> {
  try {
    const answer = await change(options, trace, { state, action: 'setup' });
    if ('values' in answer) {
      trace.setUp.push(state);
      return Response.json(answer.values);
    }
    const problem = problemOf(state, answer);
    if (!options.mustBeKnown) {
      if (problem.code === 'state.unknown') trace.warnings.push(problem);
      else trace.refusedState = { ...obstacle(state), ...problem };
      return Response.json({});
    }
    trace.obstacle = { ...obstacle(state), ...problem };
  } catch (error) {
    trace.obstacle = { ...obstacle(state), code: 'state.failed', message: failedInWords(state, error) };
  }
  await undo(options, trace);
  return Response.json({}, { status: 400 });
}

function problemOf({ name }: ProviderState, answer: Exclude<StateAnswer, { values: unknown }>) {
  const state = `the provider state ${JSON.stringify(name)}`;
  return 'refused' in answer
    ? { code: 'state.failed' as const, message: `${state} could not be set up: ${answer.refused}`, fix: answer.fix }
    : { code: 'state.unknown' as const, message: `nobody has defined ${state}`, fix: answer.fix };
}

const obstacle = ({ name }: ProviderState) => ({ attribute: 'state', identifier: name, pointer: '' }) as const;

const failedInWords = (state: ProviderState, error: unknown): string =>
  `the provider state ${JSON.stringify(state.name)} could not be set up: ${error instanceof Error ? error.message : String(error)}`;

async function tearDown(options: StateChangeOptions, trace: Trace, state: ProviderState): Promise<Response> {
  const at = trace.setUp.indexOf(state);
  if (at >= 0) trace.setUp.splice(at, 1);
  // What is left behind changes no outcome: the interaction is over.
  await change(options, trace, { state, action: 'teardown' }).catch(() => undefined);
  return Response.json({});
}

/** The verifier tears nothing down when a later state of the same interaction fails. */
async function undo(options: StateChangeOptions, trace: Trace): Promise<void> {
  for (const state of trace.setUp.toReversed()) await tearDown(options, trace, state);
}

interface Asked {
  readonly state: ProviderState;
  readonly action: 'setup' | 'teardown';
}

function change({ states, timeoutMs }: StateChangeOptions, { namespace }: Trace, { state, action }: Asked): Promise<StateAnswer> {
  return within(timeoutMs, states({ state: state.name, params: state.params ?? {}, action, namespace }));
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const tooLate = async (): Promise<never> => {
    await sleep(ms, undefined, { signal: done.signal });
    throw new Failure(`it took longer than ${ms / 1000} s`, { code: 'state.timeout', kind: 'unreachable' });
  };
  try {
    return await Promise.race([work, tooLate()]);
  } finally {
    done.abort();
  }
}
