import type { Destination, IgnoreSelector, LatestBy, MatrixQuestion, MatrixSelector, RowOutcome } from '../domain/matrix/selectors.ts';
import { environmentNamed } from '../store/environments.ts';
import { pacticipantNamed } from '../store/pacticipants.ts';
import type { Session } from '../store/store.ts';
import type { Query, QueryValue } from './query.ts';
import { isQuery, listOf, textOf } from './query.ts';
import { Refusal } from './refusal.ts';

/** A matrix query as it came: names may be missing, and nothing in it need exist. */
export interface MatrixQuery extends Omit<MatrixQuestion, 'selectors' | 'ignore'> {
  readonly selectors: readonly Partial<MatrixSelector>[];
  readonly ignore: readonly Partial<IgnoreSelector & { readonly latest: boolean | undefined }>[];
}

export function readMatrixQuery(query: Query): MatrixQuery {
  const selectors = listOf(query['q']).map(readSelector);
  const destination = readDestination(query);
  return {
    selectors,
    destination,
    // A single `ignore=name` says nothing.
    ignore: (Array.isArray(query['ignore']) ? query['ignore'] : []).map(readSelector),
    latestBy: readLatestBy(query),
    outcomes: readOutcomes(query),
    limit: readLimit(query, destination !== undefined || selectors.some(({ version }) => version !== undefined)),
  };
}

function readSelector(value: QueryValue): Partial<MatrixSelector> {
  if (!isQuery(value)) return {};
  return {
    ...named('pacticipant', filled(value['pacticipant'])),
    version: filled(value['version']),
    latest: value['latest'] === 'true' || undefined,
    branch: filled(value['branch']),
    tag: filled(value['tag']),
    environment: filled(value['environment']),
    mainBranch: value['mainBranch'] === 'true' || undefined,
  };
}

const named = (key: string, value: string | undefined): object => (value === undefined ? {} : { [key]: value });

/** An empty value is as good as none. */
const filled = (value: QueryValue | undefined): string | undefined => textOf(value) || undefined;

function readDestination(query: Query): Destination | undefined {
  const destination = {
    latest: query['latest'] === 'true' || undefined,
    tag: filled(query['tag']),
    environment: filled(query['environment']),
    mainBranch: query['mainBranch'] === 'true' || undefined,
  };
  return Object.values(destination).some((value) => value !== undefined) ? destination : undefined;
}

function readLatestBy(query: Query): LatestBy {
  const value = filled(query['latestby']);
  if (value === undefined) return 'raw';
  if (value === 'cvpv' || value === 'cvp' || value === 'cp') return value;
  throw refused(['latestby must be one of: cvpv, cvp, cp']);
}

function readOutcomes(query: Query): readonly RowOutcome[] | undefined {
  if (query['success'] === undefined) return undefined;
  return listOf(query['success']).map((value) => (value === '' ? 'unknown' : value === 'true' ? 'success' : 'failed'));
}

/** What a page shows by default. A verdict must see everything, or it may say yes for want of a row. */
const defaultLimit = 100;

function readLimit(query: Query, isVerdict: boolean): number | undefined {
  const value = filled(query['limit']);
  if (value === undefined) return isVerdict ? undefined : defaultLimit;
  if (!/^\d{1,9}$/.test(value) || Number(value) < 1) throw refused(['The limit must be 1 or greater.']);
  return Number(value);
}

const refused = (errors: readonly string[]): Refusal => new Refusal({ status: 400, body: { errors } });

/** The question, once everything that it names is known to exist; else 400 with a list of what is wrong. */
export async function checkMatrixQuery(session: Session, query: MatrixQuery): Promise<MatrixQuestion> {
  const selectors = query.selectors.filter(hasName);
  const ignore = query.ignore.filter(hasName);
  const errors = [
    ...query.selectors.flatMap(selectorErrors),
    ...(await unknownNames(session, selectors)),
    ...(query.selectors.length === 0 ? ['Please provide 1 or more version selectors.'] : []),
    ...(ignore.length < query.ignore.length ? ['Please specify the pacticipant name to ignore'] : []),
    ...(await destinationErrors(session, query.destination)),
  ];
  if (errors.length > 0) throw refused(errors);
  return { ...query, selectors, ignore };
}

const hasName = <Selector extends { readonly pacticipant?: string }>(
  selector: Selector,
): selector is Selector & { readonly pacticipant: string } => selector.pacticipant !== undefined;

function selectorErrors({ pacticipant, version, latest }: Partial<MatrixSelector>): readonly string[] {
  if (pacticipant === undefined) return ['Please specify the pacticipant name'];
  return version !== undefined && latest === true ? [`A version number and latest flag cannot both be specified for ${pacticipant}`] : [];
}

async function unknownNames(session: Session, selectors: readonly MatrixSelector[]): Promise<readonly string[]> {
  const errors = [];
  for (const { pacticipant } of selectors) {
    if ((await pacticipantNamed(session, pacticipant)) === undefined) errors.push(`Pacticipant ${pacticipant} not found`);
  }
  return errors;
}

async function destinationErrors(session: Session, destination: Destination | undefined): Promise<readonly string[]> {
  const { tag, environment, mainBranch, latest } = destination ?? {};
  const several = [tag, environment, mainBranch].filter((value) => value !== undefined).length > 1;
  return [
    ...(several ? ['Cannot specify more than one of tag, environment and mainBranch.'] : []),
    ...(latest === true && environment !== undefined ? ['Cannot specify both latest=true and an environment.'] : []),
    ...(environment !== undefined && (await environmentNamed(session, environment)) === undefined
      ? [`Environment with name '${environment}' does not exist`]
      : []),
  ];
}
