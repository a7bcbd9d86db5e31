import type { Json, JsonObject } from '../../../json/json.ts';
import { isArray, isObject } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { encodeMetadata } from '../../domain/metadata.ts';
import { pactName } from '../../domain/pact-name.ts';
import { readSelector } from '../../domain/selector-checks.ts';
import { criteriaOf } from '../../domain/selectors.ts';
import type { VerifiablePact } from '../../domain/verifiable-pacts.ts';
import { shortDescription } from '../../domain/verifiable-pacts.ts';
import type { ProviderLine, VerificationNotice } from '../../domain/verification-notices.ts';
import { verificationNotices } from '../../domain/verification-notices.ts';
import { listEnvironments } from '../../store/environments.ts';
import { defaultCriteria } from '../../store/selection.ts';
import type { Session } from '../../store/store.ts';
import type { Resource } from '../action.ts';
import { checkedReading } from '../action.ts';
import { pactVersionUrl } from '../addresses.ts';
import { textMember } from '../checks.ts';
import { findPacticipant } from '../find.ts';
import { link } from '../hal.ts';
import type { QueryValue } from '../query.ts';
import { badRequest, refuseIfAny, unsupportedType } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { optionalJsonBody, saysJson } from '../request.ts';
import { verifiablePacts } from '../verifiable.ts';
import { oldFormProblems, verifiableProblems } from './verifiable-checks.ts';

/** The pacts that a provider should verify now. */
export const pactsForVerification: Resource = {
  GET: checkedReading((request) => {
    const query = fromQuery(request.query);
    refuseIfAny(oldFormProblems(query));
    return (session) => answer(session, request, { body: query, first: [deprecation] });
  }),
  POST: checkedReading((request) => {
    if (!saysJson(request)) return (session) => refuseType(session, request);
    const body = optionalJsonBody(request);
    if (!isObject(body)) throw badRequest('The request body must be a JSON object, not a list.');
    // Environments are looked up later; whatever else is wrong is told at once.
    refuseIfAny(verifiableProblems(body, () => true));
    return (session) => answer(session, request, { body, first: [] });
  }),
};

/** A provider that is missing goes before a body of the wrong type. */
async function refuseType(session: Session, request: ApiRequest): Promise<never> {
  await findPacticipant(session, request, 'provider');
  throw unsupportedType();
}

const deprecation: VerificationNotice = {
  when: 'before_verification',
  text: 'This version of the Pact library asks with GET, an old form of the request. Update it: newer ones ask with POST and can say more.',
};

/** `consumer_version_selectors[][main_branch]=true` → `{consumerVersionSelectors: [{mainBranch: true}]}` */
function fromQuery(value: QueryValue): Json {
  if (typeof value === 'string') return value === 'true' ? true : value === 'false' ? false : value;
  if (Array.isArray(value)) return value.map(fromQuery);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      item === undefined ? null : fromQuery(item),
    ]),
  );
}

interface Asked {
  readonly body: Json;
  /** Notices before all others. */
  readonly first: readonly VerificationNotice[];
}

async function answer(session: Session, request: ApiRequest, { body, first }: Asked): Promise<Reply> {
  await refuseUnknownEnvironment(session, body);
  const provider = await findPacticipant(session, request, 'provider');
  const line = { provider: provider.name, branch: textMember(body, 'providerVersionBranch'), tags: tagsOf(body) };
  const pacts = await verifiablePacts(session, {
    provider,
    line,
    criteria: await criteriaFor(session, body, line),
    wipSince: wipSince(body),
  });
  // Left out means yes: so the official broker does, whatever its documentation says.
  const includePending = member(body, 'includePendingStatus') !== false;
  return ok({
    _embedded: { pacts: pacts.map((pact) => pactBody(request.base, pact, { line, includePending, first })) },
    _links: { self: link(`${request.base}${request.path}`, `Pacts to be verified by ${provider.name}`) },
  });
}

async function criteriaFor(session: Session, body: Json, line: ProviderLine) {
  const selectors = listMember(body, 'consumerVersionSelectors');
  if (selectors.length === 0) return defaultCriteria(session, line.provider);
  return selectors.flatMap((selector) => criteriaOf(readSelector(selector), line.branch));
}

const listMember = (body: Json, field: string): readonly Json[] => {
  const value = member(body, field);
  return isArray(value) ? value : [];
};

const tagsOf = (body: Json): readonly string[] => listMember(body, 'providerVersionTags').filter((tag) => typeof tag === 'string');

/** In the form in which times are stored. */
function wipSince(body: Json): string | undefined {
  const text = textMember(body, 'includeWipPactsSince');
  return text === null ? undefined : new Date(text).toISOString();
}

async function refuseUnknownEnvironment(session: Session, body: Json): Promise<void> {
  const environments = new Set((await listEnvironments(session)).map(({ name }) => name));
  refuseIfAny(verifiableProblems(body, (name) => environments.has(name)));
}

/** The one that names the entry last: it is tried first when the pact is asked for. */
function versionsOf({ grounds, publication }: VerifiablePact): readonly string[] {
  const newest = publication.consumerVersion.number;
  return [...new Set(grounds.map(({ version }) => version).filter((version) => version !== newest)), newest];
}

interface BodyOptions {
  readonly line: ProviderLine;
  readonly includePending: boolean;
  readonly first: readonly VerificationNotice[];
}

/** Every link is one object and `notices` is always there: the verifier drops a pact that has it otherwise. */
function pactBody(base: string, pact: VerifiablePact, { line, includePending, first }: BodyOptions): JsonObject {
  const { publication, grounds, pending, wip } = pact;
  const metadata = wip ? { wip } : { consumerVersions: versionsOf(pact), pending };
  const href = pactVersionUrl(base, publication, 'metadata', encodeMetadata(metadata));
  const notices = verificationNotices(pact, { line, pactUrl: href, includePending });
  return {
    shortDescription: shortDescription(grounds),
    verificationProperties: {
      ...(includePending && { pending }),
      ...(wip && { wip }),
      notices: [...first, ...notices].map(({ when, text }) => ({ when, text })),
    },
    _links: { self: { href, name: pactName(publication) } },
  };
}
