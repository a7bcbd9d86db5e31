import type { Deployable } from '../../domain/matrix/judge.ts';
import type { MatrixQuestion } from '../../domain/matrix/selectors.ts';
import type { PactStatus } from '../../domain/pact-status.ts';
import { pactStatus } from '../../domain/pact-status.ts';
import type { Publication, Verification } from '../../domain/types.ts';
import { askMatrix } from '../../store/ask-matrix.ts';
import { branchNamed } from '../../store/branches.ts';
import { environmentNamed } from '../../store/environments.ts';
import { pacticipantNamed } from '../../store/pacticipants.ts';
import type { PublicationFilter } from '../../store/pacts.ts';
import { latestPublication } from '../../store/pacts.ts';
import type { Session } from '../../store/store.ts';
import { latestResults } from '../../store/verifications.ts';
import { branchHead, latestVersion } from '../../store/versions.ts';
import type { Resource } from '../action.ts';
import { reading } from '../action.ts';
import type { Badge, BadgeColour } from '../badge-svg.ts';
import { badgeSvg } from '../badge-svg.ts';
import { pairOf } from '../find.ts';
import { textOf } from '../query.ts';
import type { Reply } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { param } from '../request.ts';
import { branchToEnvironment, tagToTag, toMainBranches } from './can-i-deploy.ts';

/** Always 200 and always a picture: a README shows what is wrong rather than a hole. */
const badge = (draw: (session: Session, request: ApiRequest) => Promise<Badge>): Resource => ({
  GET: reading(
    async (session, request): Promise<Reply> => ({ status: 200, body: badgeSvg(await draw(session, request)) }),
    ['image/svg+xml'],
  ),
});

const missing = (what: string): Badge => ({ left: what, right: 'not found', colour: 'grey' });

export const canIDeployBranchBadge = badge(async (session, request) => {
  const [branch, environment] = [param(request, 'branch'), param(request, 'environment')];
  const pacticipant = await pacticipantNamed(session, param(request, 'pacticipant'));
  if (pacticipant === undefined) return missing('pacticipant');
  if ((await branchNamed(session, pacticipant.id, branch)) === undefined) return missing('branch');
  if ((await branchHead(session, pacticipant.id, branch)) === undefined) return missing('version');
  if ((await environmentNamed(session, environment)) === undefined) return missing('environment');
  return deployBadge(session, branchToEnvironment(pacticipant.name, branch, environment), {
    left: leftOf(request),
    right: `${branch} to ${environment}`,
  });
});

export const canIDeployTagBadge = badge(async (session, request) => {
  const [tag, to] = [param(request, 'tag'), param(request, 'to')];
  const pacticipant = await pacticipantNamed(session, param(request, 'pacticipant'));
  if (pacticipant === undefined) return missing('pacticipant');
  if ((await latestVersion(session, { pacticipantId: pacticipant.id, tag })) === undefined) return missing('version');
  return deployBadge(session, tagToTag(pacticipant.name, tag, to), { left: leftOf(request), right: `${tag} to ${to}` });
});

export const canIMergeBadge = badge(async (session, request) => {
  const pacticipant = await pacticipantNamed(session, param(request, 'pacticipant'));
  if (pacticipant === undefined) return missing('pacticipant');
  const head = pacticipant.mainBranch === null ? undefined : await branchHead(session, pacticipant.id, pacticipant.mainBranch);
  if (head === undefined) return missing('main branch version');
  const { judgement } = await askMatrix(session, toMainBranches(pacticipant.name, head.number));
  const [right, colour] = mergeWords[judgement.deployable];
  return { left: 'can-i-merge', right, colour };
});

const mergeWords: Readonly<Record<Deployable, readonly [string, BadgeColour]>> = {
  yes: ['success', 'green'],
  no: ['failed', 'red'],
  unknown: ['unknown', 'grey'],
};

const leftOf = ({ query }: ApiRequest): string => textOf(query['label']) || 'can-i-deploy';

async function deployBadge(session: Session, question: MatrixQuestion, texts: Omit<Badge, 'colour'>): Promise<Badge> {
  const { judgement } = await askMatrix(session, question);
  return { ...texts, colour: judgement.deployable === 'yes' ? 'green' : 'red' };
}

/** How the latest pact of a pair stands. */
const pactBadge = (narrow: (request: ApiRequest) => PublicationFilter): Resource =>
  badge(async (session, request) => {
    const filter = { ...pairOf(request), ...narrow(request) };
    const pact = await latestPublication(session, filter);
    if (pact === undefined) return { left: 'pact not found', right: 'unknown', colour: 'grey' };
    const [right, colour] = statusWords[pactStatus(pact, await newestResult(session, filter))];
    return { left: titleOf(request, pact), right, colour };
  });

export const latestPactBadge = pactBadge(() => ({}));
export const latestTaggedPactBadge = pactBadge((request) => ({ tag: param(request, 'tag') }));
export const latestUntaggedPactBadge = pactBadge(() => ({ untagged: true }));

const statusWords: Readonly<Record<PactStatus, readonly [string, BadgeColour]>> = {
  success: ['verified', 'green'],
  failed: ['failed', 'red'],
  'failed-pending': ['failed (pending)', 'red'],
  stale: ['changed', 'orange'],
  never: ['unknown', 'grey'],
};

/** For the newest consumer version that has any. */
async function newestResult(session: Session, filter: PublicationFilter): Promise<Verification | undefined> {
  const verified = await latestPublication(session, { ...filter, verified: true });
  return verified && (await latestResults(session, [verified.pactVersionId])).get(verified.pactVersionId);
}

function titleOf({ query }: ApiRequest, { consumer, provider }: Publication): string {
  const short = (name: string): string => (query['initials'] === 'true' ? initials(name) : name).toLowerCase();
  const wanted = textOf(query['label'])?.toLowerCase();
  if (wanted === 'consumer') return `${short(consumer.name)} pact`;
  return wanted === 'provider' ? `${short(provider.name)} pact` : `${short(consumer.name)}/${short(provider.name)} pact`;
}

/** `pet-shop_api`, `petShopApi` → `psa`; a single word stays. */
function initials(name: string): string {
  const words = name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : name;
}
