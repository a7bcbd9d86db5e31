import type { Resource } from '../action.ts';
import { reading } from '../action.ts';
import { curies } from '../hal.ts';
import { ok } from '../reply.ts';

/** Where clients begin: only what is served here has a relation. */
export const index: Resource = {
  GET: reading(async (_session, { base }) => {
    const links = Object.entries(relations).map(
      ([rel, [path, title]]) =>
        [rel, { ...(rel.startsWith('beta:') && { name: 'beta' }), href: `${base}${path}`, title, templated: path.includes('{') }] as const,
    );
    return ok({
      _links: {
        self: { href: base, title: 'Index', templated: false },
        ...Object.fromEntries(links),
        curies: [...curies(base, 'index'), { name: 'beta', href: `${base}/doc/{rel}?context=index`, templated: true }],
      },
    });
  }),
};

const pair = '/pacts/provider/{provider}/consumer/{consumer}';
const version = '/pacticipants/{pacticipant}/versions/{version}';

const relations: Readonly<Record<string, readonly [path: string, title: string]>> = {
  'pb:publish-pact': [`${pair}/version/{consumerApplicationVersion}`, 'Publish a pact'],
  'pb:publish-contracts': ['/contracts/publish', 'Publish contracts'],
  'pb:latest-pact-versions': ['/pacts/latest', 'Latest pact of every integration'],
  'pb:tagged-pact-versions': [`${pair}/tag/{tag}`, 'Pacts of tagged consumer versions'],
  'pb:branch-pact-versions': [`${pair}/branch/{branch}`, 'Pacts on a branch of the consumer'],
  'pb:latest-branch-pact-versions': [`${pair}/branch/{branch}/latest/versions`, 'Latest pact on a branch of the consumer'],
  'pb:main-branch-pact-versions': [`${pair}/branch/versions`, "Pacts on the consumer's main branch"],
  'pb:latest-main-branch-pact-versions': [`${pair}/branch/latest/versions`, "Latest pact on the consumer's main branch"],
  'pb:provider-pacts-with-main-branch': ['/pacts/provider/{provider}/branch', "Pacts of a provider on its consumers' main branches"],
  'pb:provider-pacts-with-branch': ['/pacts/provider/{provider}/branch/{branch}', 'Pacts of a provider on a branch of its consumers'],
  'pb:latest-provider-pacts-with-main-branch': [
    '/pacts/provider/{provider}/branch/latest',
    "Latest pacts of a provider on its consumers' main branches",
  ],
  'pb:latest-provider-pacts-with-branch': [
    '/pacts/provider/{provider}/branch/{branch}/latest',
    'Latest pacts of a provider on a branch of its consumers',
  ],
  'pb:pacticipants': ['/pacticipants', 'Pacticipants'],
  'pb:pacticipant': ['/pacticipants/{pacticipant}', 'A pacticipant by its name'],
  'pb:latest-provider-pacts': ['/pacts/provider/{provider}/latest', 'Latest pacts of a provider'],
  'pb:latest-provider-pacts-with-tag': ['/pacts/provider/{provider}/latest/{tag}', 'Latest pacts of a provider with a tag'],
  'pb:provider-pacts-with-tag': ['/pacts/provider/{provider}/tag/{tag}', 'Pacts of a provider with a tag'],
  'pb:provider-pacts': ['/pacts/provider/{provider}', 'Pacts of a provider'],
  'pb:latest-version': ['/pacticipants/{pacticipant}/latest-version', 'Latest version of a pacticipant'],
  'pb:latest-tagged-version': ['/pacticipants/{pacticipant}/latest-version/{tag}', 'Latest version of a pacticipant with a tag'],
  'pb:integrations': ['/integrations', 'Integrations'],
  'pb:pacticipant-version-tag': [`${version}/tags/{tag}`, 'A tag of a version'],
  'pb:pacticipant-branch': ['/pacticipants/{pacticipant}/branches/{branch}', 'A branch of a pacticipant'],
  'pb:pacticipant-branch-version': ['/pacticipants/{pacticipant}/branches/{branch}/versions/{version}', 'A version on a branch'],
  'pb:pacticipant-version': [version, 'A version of a pacticipant'],
  'pb:can-i-deploy-pacticipant-version-to-tag': [
    '/can-i-deploy?pacticipant={pacticipant}&version={version}&to={tag}',
    'Can a version go where versions with a tag are',
  ],
  'pb:can-i-deploy-pacticipant-version-to-environment': [
    '/can-i-deploy?pacticipant={pacticipant}&version={version}&environment={environment}',
    'Can a version be deployed to an environment',
  ],
  'pb:provider-pacts-for-verification': ['/pacts/provider/{provider}/for-verification', 'Pacts that a provider should verify'],
  'beta:provider-pacts-for-verification': [
    '/pacts/provider/{provider}/for-verification',
    'DEPRECATED - use pb:provider-pacts-for-verification',
  ],
  'pb:environments': ['/environments', 'Environments'],
  'pb:environment': ['/environments/{uuid}', 'An environment'],
};
