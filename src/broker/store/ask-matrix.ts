import type { Judgement } from '../domain/matrix/judge.ts';
import { judge } from '../domain/matrix/judge.ts';
import { isIgnored, latestRows, outcomeOf, sortedRows } from '../domain/matrix/rows.ts';
import type { IgnoreSelector, MatrixIntegration, MatrixQuestion, MatrixSelector, ResolvedSelector } from '../domain/matrix/selectors.ts';
import { meansAllVersions } from '../domain/matrix/selectors.ts';
import type { MatrixRow, Named } from '../domain/types.ts';
import { integrationsAmong, integrationsOf } from './matrix-integrations.ts';
import { rowsAmong, rowsOf } from './matrix.ts';
import { pacticipantNamed } from './pacticipants.ts';
import { resolveVersions } from './resolve.ts';
import type { Session } from './store.ts';

export interface MatrixAnswer {
  readonly judgement: Judgement;
  readonly considered: readonly MatrixRow[];
  readonly ignored: readonly MatrixRow[];
}

/** The rows that a question is about, and the verdict that rests on them. Its cost is that of what is asked, not of the history. */
export async function askMatrix(session: Session, question: MatrixQuestion): Promise<MatrixAnswer> {
  const specified = await resolveSpecified(session, question.selectors);
  const integrations = await findIntegrations(session, specified, question);
  const selectors = [...specified, ...(await infer(session, question, { specified, integrations }))];
  const rows = await findRows(session, question, { selectors, specified });
  const { considered = [], ignored = [] } = Object.groupBy(rows, (row) => (isIgnored(row, question.ignore) ? 'ignored' : 'considered'));
  const judgement = judge({
    selectors,
    integrations,
    considered: sortedRows(considered),
    ignored: sortedRows(ignored),
    ignore: question.ignore,
    unknownIgnored: await unknownIgnored(session, question.ignore),
    hasDestination: namesDestination(question),
  });
  return { judgement, considered: sortedRows(considered), ignored: sortedRows(ignored) };
}

/** `latest` alone is no destination that a person could mean. */
const namesDestination = ({ destination }: MatrixQuestion): boolean =>
  destination?.tag !== undefined || destination?.environment !== undefined || destination?.mainBranch === true;

async function resolveSpecified(session: Session, selectors: readonly MatrixSelector[]): Promise<readonly ResolvedSelector[]> {
  const resolved: ResolvedSelector[] = [];
  for (const selector of selectors) {
    const pacticipant = await pacticipantNamed(session, selector.pacticipant);
    if (pacticipant !== undefined) resolved.push(...(await resolve(session, [pacticipant], { criterion: selector, origin: 'specified' })));
  }
  return resolved;
}

interface Wanted {
  readonly criterion: Omit<MatrixSelector, 'pacticipant'>;
  readonly origin: ResolvedSelector['origin'];
}

/** The same criterion for many pacticipants at once. */
async function resolve(
  session: Session,
  pacticipants: readonly Named[],
  { criterion, origin }: Wanted,
): Promise<readonly ResolvedSelector[]> {
  const selectors = pacticipants.map(({ id, name }) => ({
    pacticipant: { id, name },
    selector: { ...criterion, pacticipant: name },
    origin,
  }));
  if (selectors.every(({ selector }) => meansAllVersions(selector))) return selectors.map((one) => ({ ...one, versions: 'all' }));
  const versions = await resolveVersions(
    session,
    pacticipants.map(({ id }) => id),
    criterion,
  );
  return selectors.map((one) => ({ ...one, versions: versions.get(one.pacticipant.id) ?? [] }));
}

const findIntegrations = (
  session: Session,
  specified: readonly ResolvedSelector[],
  { destination, selectors }: MatrixQuestion,
): Promise<readonly MatrixIntegration[]> =>
  destination !== undefined || selectors.length === 1 ? integrationsOf(session, specified) : integrationsAmong(session, specified);

interface Known {
  readonly specified: readonly ResolvedSelector[];
  readonly integrations: readonly MatrixIntegration[];
}

/** With a destination, whatever is integrated with what was asked for takes part, in the versions that are there. */
async function infer(
  session: Session,
  { destination }: MatrixQuestion,
  { specified, integrations }: Known,
): Promise<readonly ResolvedSelector[]> {
  if (destination === undefined) return [];
  const known = new Set(specified.map(({ pacticipant }) => pacticipant.id));
  const others = integrations.flatMap(({ consumer, provider }) => [consumer, provider]).filter(({ id }) => !known.has(id));
  const distinct = [...new Map(others.map((one) => [one.id, one])).values()];
  return resolve(session, distinct, { criterion: destination, origin: 'inferred' });
}

interface Selected {
  readonly selectors: readonly ResolvedSelector[];
  readonly specified: readonly ResolvedSelector[];
}

async function findRows(session: Session, question: MatrixQuestion, { selectors, specified }: Selected): Promise<readonly MatrixRow[]> {
  const options = { raw: question.latestBy === 'raw', limit: question.limit };
  const [only] = selectors;
  if (only === undefined) return [];
  const rows = selectors.length === 1 ? await rowsOf(session, only, options) : await rowsAmong(session, selectors, options);
  const names = new Set(specified.map(({ pacticipant }) => pacticipant.id));
  const involved = rows.filter(({ publication }) => names.has(publication.consumer.id) || names.has(publication.provider.id));
  return latestRows(involved, question.latestBy).filter((row) => question.outcomes?.includes(outcomeOf(row)) ?? true);
}

async function unknownIgnored(session: Session, ignore: readonly IgnoreSelector[]): Promise<readonly IgnoreSelector[]> {
  const unknown: IgnoreSelector[] = [];
  for (const selector of ignore) {
    const pacticipant = await pacticipantNamed(session, selector.pacticipant);
    const versions =
      pacticipant && selector.version !== undefined && (await resolveVersions(session, [pacticipant.id], { version: selector.version }));
    if (pacticipant === undefined || (versions && versions.size === 0)) unknown.push(selector);
  }
  return unknown;
}
