import type { IgnoreSelector, MatrixQuestion, MatrixSelector } from '../../domain/matrix/selectors.ts';
import { environmentNamed } from '../../store/environments.ts';
import { pacticipantNamed } from '../../store/pacticipants.ts';
import type { Session } from '../../store/store.ts';
import { branchHead, latestVersion } from '../../store/versions.ts';
import type { Resource } from '../action.ts';
import { checkedReading, reading } from '../action.ts';
import { findOwner, found } from '../find.ts';
import { matrixReply, matrixTypes } from '../matrix-reply.ts';
import type { Query, QueryValue } from '../query.ts';
import { isQuery, textOf } from '../query.ts';
import type { Problem } from '../refusal.ts';
import { refuseIfAny } from '../refusal.ts';
import { param } from '../request.ts';

/** The question that a deployment asks, in its short form. */
export const canIDeploy: Resource = {
  GET: checkedReading((request) => {
    const { query } = request;
    refuseIfAny(shapeProblems(query));
    return async (session) => {
      refuseIfAny(await nameProblems(session, query));
      const selector = { pacticipant: textOf(query['pacticipant']) ?? '', version: textOf(query['version']) };
      const environment = filled(query, 'environment');
      const question = environment === undefined ? toTag(selector, filled(query, 'to') ?? '') : toEnvironment(selector, environment);
      return matrixReply(session, request, { ...question, ignore: readIgnore(query['ignore']) });
    };
  }, matrixTypes),
};

/** Whether the head of a branch can go to an environment. */
export const canIDeployBranch: Resource = {
  GET: reading(async (session, request) => {
    const pacticipant = await findOwner(session, request);
    found(await branchHead(session, pacticipant.id, param(request, 'branch')));
    found(await environmentNamed(session, param(request, 'environment')));
    return matrixReply(session, request, branchToEnvironment(pacticipant.name, param(request, 'branch'), param(request, 'environment')));
  }, matrixTypes),
};

/** Whether the latest version with a tag can join those with another tag. */
export const canIDeployTag: Resource = {
  GET: reading(async (session, request) => {
    const pacticipant = await findOwner(session, request);
    found(await latestVersion(session, { pacticipantId: pacticipant.id, tag: param(request, 'tag') }));
    return matrixReply(session, request, tagToTag(pacticipant.name, param(request, 'tag'), param(request, 'to')));
  }, matrixTypes),
};

const ask = (selector: MatrixSelector): Pick<MatrixQuestion, 'selectors' | 'ignore' | 'outcomes' | 'limit'> => ({
  selectors: [selector],
  ignore: [],
  outcomes: undefined,
  limit: undefined,
});

const toEnvironment = (selector: MatrixSelector, environment: string): MatrixQuestion => ({
  ...ask(selector),
  destination: { environment },
  latestBy: 'cvpv',
});

const toTag = (selector: MatrixSelector, tag: string): MatrixQuestion => ({
  ...ask(selector),
  destination: { tag, latest: true },
  latestBy: 'cvp',
});

export const branchToEnvironment = (pacticipant: string, branch: string, environment: string): MatrixQuestion =>
  toEnvironment({ pacticipant, branch, latest: true }, environment);

export const tagToTag = (pacticipant: string, tag: string, to: string): MatrixQuestion => toTag({ pacticipant, tag, latest: true }, to);

/** Whether a version fits the heads of everybody's main branches. */
export const toMainBranches = (pacticipant: string, version: string): MatrixQuestion => ({
  ...ask({ pacticipant, version }),
  destination: { mainBranch: true, latest: true },
  latestBy: 'cvp',
});

/** The empty name stands for the request as a whole. */
function shapeProblems(query: Query): readonly Problem[] {
  const [to, environment] = [filled(query, 'to'), filled(query, 'environment')];
  return [
    ...required(query, 'pacticipant'),
    ...required(query, 'version'),
    ...(to === undefined && environment === undefined ? [['', "Must specify either an environment or a 'to' tag."] as const] : []),
    ...(to !== undefined && environment !== undefined ? [['', "Cannot specify both a 'to' tag and an environment."] as const] : []),
  ];
}

/** An empty value is as good as none. */
const filled = (query: Query, name: string): string | undefined => textOf(query[name]) || undefined;

function required(query: Query, name: string): readonly Problem[] {
  const value = query[name];
  if (value === undefined) return [[name, 'is missing']];
  return textOf(value) === undefined || value === '' ? [[name, 'must be filled']] : [];
}

async function nameProblems(session: Session, query: Query): Promise<readonly Problem[]> {
  const environment = filled(query, 'environment');
  const pacticipant = await pacticipantNamed(session, textOf(query['pacticipant']) ?? '');
  const known = environment === undefined || (await environmentNamed(session, environment)) !== undefined;
  return [
    ...(pacticipant === undefined ? [['pacticipant', 'does not match an existing pacticipant'] as const] : []),
    ...(known ? [] : [['environment', `with name '${environment}' does not exist`] as const]),
  ];
}

/** `ignore[]=name` and `ignore[][pacticipant]=name`; a single `ignore=name` says nothing. */
function readIgnore(value: QueryValue | undefined): readonly IgnoreSelector[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: QueryValue): readonly IgnoreSelector[] => {
    if (typeof item === 'string') return [{ pacticipant: item }];
    const pacticipant = isQuery(item) ? textOf(item['pacticipant']) : undefined;
    return pacticipant === undefined ? [] : [{ pacticipant, version: isQuery(item) ? textOf(item['version']) : undefined }];
  });
}
