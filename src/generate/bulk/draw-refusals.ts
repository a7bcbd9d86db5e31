import { responseFor } from '../../openapi/operations.ts';
import { errorState } from '../../openapi/states.ts';
import type { Interaction, PactRequest } from '../../pact/types.ts';
import type { Broken } from '../negative/breaker.ts';
import type { Attempt, Refusal } from '../negative/refusals.ts';
import { anyRefusal, isProvoked, refusalsOf } from '../negative/refusals.ts';
import { drawRequest } from '../request/request.ts';
import type { Task } from './draw-answer.ts';
import type { Result } from './draw-result.ts';
import { drawResult, guarded } from './draw-result.ts';

interface Refused {
  readonly result: Result;
  readonly isBroken: boolean;
}

/**
 * An interaction for each error that an operation documents: a request with one rule broken where that leads to it, else a right one and
 * the provider state that does. An operation that documents no refusal may still be asked wrongly: any client error will do then.
 */
export function drawRefusals(task: Task): readonly Result[] {
  const refused = refusalsOf(task.operation).map((refusal) => drawRefusal(task, refusal));
  const results = refused.map(({ result }) => result);
  return refused.some(({ isBroken }) => isBroken) ? results : [...results, drawAnyRefusal(task)];
}

function drawRefusal(task: Task, { response, attempts, otherwise }: Refusal): Refused {
  const { operation } = task;
  const state = errorState(operation.id, otherwise);
  const result = drawResult(task, { response, status: otherwise }, { given: state });
  const found = 'interaction' in result ? firstBroken(task, result.interaction.request, attempts) : undefined;
  if (!('interaction' in result) || found === undefined) return { result, isBroken: false };
  const { broken, status } = found;
  const interaction: Interaction = {
    ...result.interaction,
    description: describe(operation.id, String(status), broken),
    providerStates: isProvoked(operation, status) ? [] : [errorState(operation.id, status, broken.stated)],
    request: broken.request,
    response: { ...result.interaction.response, status },
  };
  return { result: { ...result, interaction }, isBroken: true };
}

/** Nothing but the class of the status can be relied on. */
function drawAnyRefusal(task: Task): Result {
  const { document, operation } = task;
  return guarded(operation, '', () => {
    const none = { status: 'default', content: [], headers: [], place: operation.place };
    const { request } = drawRequest({ document, operation, given: {}, response: responseFor(operation, 400) ?? none, accepts: undefined });
    const found = firstBroken(task, request, anyRefusal);
    if (found === undefined) return { skipped: { operation: operation.id, response: '', code: 'operation.nothing-to-refuse', message: `${operation.id} states no rule that a request could break` } };
    return {
      interaction: {
        type: 'Synchronous/HTTP',
        description: describe(operation.id, 'a client error', found.broken),
        providerStates: isProvoked(operation, found.status) ? [] : [errorState(operation.id, found.status, found.broken.stated)],
        request: found.broken.request,
        response: { status: found.status, matchingRules: { status: { $: { combine: 'AND', matchers: [{ match: 'statusCode', status: 'clientError' }] } } } },
        comments: { references: { openapi: { operationId: operation.id } } },
      },
    };
  });
}

const describe = (operation: string, status: string, { fault }: Broken): string => `${operation} answers ${status} with ${fault}`;

function firstBroken({ document, operation }: Task, request: PactRequest, attempts: readonly Attempt[]): { readonly broken: Broken; readonly status: number } | undefined {
  for (const { status, breakers } of attempts) {
    for (const breaker of breakers) {
      const broken = breaker({ document, operation, request });
      if (broken !== undefined) return { broken, status };
    }
  }
  return undefined;
}
