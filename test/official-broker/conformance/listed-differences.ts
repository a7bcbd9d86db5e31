import type { Difference } from './differences.ts';

/** A difference that is meant. Whatever is not listed here fails the test, and so does an entry that no request shows. */
export interface ListedDifference {
  readonly name: string;
  readonly because: string;
  /** Which requests, as `GET /path accept=text/csv` (the last only if it is not the usual); all of them when absent. */
  readonly request?: RegExp;
  /** Where in the answer, as a JSON pointer. */
  readonly at: RegExp;
  /** What the two brokers have there, as JSON or `nothing`; anything when absent. */
  readonly official?: RegExp;
  readonly ours?: RegExp;
}

const nothing = /^nothing$/;

/** Ours answers better. */
const better: readonly ListedDifference[] = [
  {
    name: 'no input breaks the broker',
    because: 'The official broker answers 500 to many inputs that nobody foresaw; clients repeat a 500 up to eight times.',
    at: /^\/status$/,
    official: /^500$/,
    ours: /^[24]\d\d$/,
  },
  {
    name: 'plain JSON can be asked for',
    because: 'The official broker answers Accept: application/json with 406 nearly everywhere, although its answers are JSON.',
    request: / accept=application\/json$/,
    at: /^\/status$/,
    official: /^406$/,
    ours: /^(200|404)$/,
  },
  {
    name: 'badges are drawn by the broker',
    because: 'The official broker sends the reader on to another server, which then knows who reads what; what the badges say is compared.',
    request: /badge/,
    at: /^\/drawnBy$/,
  },
  {
    name: 'names may end in .svg, .json, .csv or .yaml',
    because: 'The official broker takes these endings of any path for a media type, so that it finds nothing, or something else.',
    request: /\/Odd%20file\.(svg|json)$/,
    at: /^\/status$/,
    official: /^(404|406)$/,
    ours: /^200$/,
  },
  {
    name: 'the address of a new pacticipant can be followed',
    because: 'The official broker misspells it.',
    at: /^\/headers\/location$/,
    official: /\/pacticpants\//,
    ours: /\/pacticipants\//,
  },
  {
    name: 'what was not created has no address',
    because: 'The official broker sends a Location, even a dummy one, together with 415.',
    request: /^POST .* type=(text\/plain)?$/,
    at: /^\/headers\/location$/,
    ours: nothing,
  },
  {
    name: 'a refused release is refused',
    because: 'The official broker answers 200 to whatever is posted once the version is released.',
    request: /^POST .*released-versions/,
    at: /^\/status$/,
    official: /^200$/,
    ours: /^(400|415)$/,
  },
  {
    name: 'a problem has the status of its answer',
    because: 'The official broker writes 400 into the body of a 422.',
    at: /^\/body\/status$/,
    official: /^400$/,
    ours: /^422$/,
  },
  {
    name: 'consumer webhooks are those of the consumer',
    because: 'The official broker gives this relation the address of the provider.',
    at: /^\/body\/_links\/pb:consumer-webhooks\/href$/,
  },
  {
    name: 'tagged versions name their pacticipant',
    because: 'The official broker leaves the name out of the address and the title.',
    request: /\/tags\/[^/]+\/versions/,
    at: /^\/body\/_links\/(pb:)?pacticipant\/(href|title)$/,
    official: /^("<broker>\/pacticipants\/"|null)$/,
  },
  {
    name: 'a template says that it is one',
    because: 'The official index says templated: false of an address with braces.',
    request: /^GET \/( |$)/,
    at: /^\/body\/_links\/pb:tagged-pact-versions\/templated$/,
  },
  {
    name: 'addresses of a matrix are whole',
    because: 'The official list of integrations has a path where all other links are addresses.',
    request: /\/integrations/,
    at: /\/pb:matrix\/href$/,
    official: /^"\/matrix/,
    ours: /^"<broker>\/matrix/,
  },
  {
    name: 'names in a drawing stay as they are',
    because: 'The official drawing of integrations has underscores for spaces, and breaks at any other sign; ours quotes.',
    request: /\/integrations/,
    at: /^\/body$/,
    official: /^"digraph/,
    ours: /^"digraph/,
  },
  {
    name: 'an empty list has a page too',
    because: 'The official broker forgets the page where nothing at all matches, but only in these lists.',
    request: /\/(pacticipants|integrations)\?/,
    at: /^\/body\/page$/,
    official: nothing,
    ours: /"totalElements":0/,
  },
  {
    name: 'display names are split at every separator',
    because: 'The official broker misses one of two separators that stand close together: "Pac A-b C".',
    at: /displayName$/,
    official: /-/,
  },
  {
    name: 'a header holds only what a header can',
    because: 'The official broker puts the raw bytes of a version number into X-Pact-Consumer-Version; ours encodes what is not ASCII.',
    request: /%C3%BC/,
    at: /^\/headers\/x-pact-consumer-version$/,
  },
  {
    name: 'the newest result of a tag is of that tag',
    because: 'The official broker ignores the tag when it has no pact, and answers with another pact’s result.',
    request: /\/latest\/nope\/verification-results\/latest/,
    at: /^\/status$/,
    official: /^200$/,
    ours: /^404$/,
  },
  {
    name: 'the result before a deleted one counts again',
    because: 'With a result of a provider version the official broker loses sight of the earlier ones of the same version.',
    request: /^GET .*\/Res%20Web\/latest(\/dev)?\/verification-results\/latest$/,
    at: /^\/status$/,
    official: /^404$/,
    ours: /^200$/,
  },
  {
    name: 'a result is listed once',
    because: 'The official summary of a consumer version repeats a result for every other version with the same content.',
    request: /\/verification-results\/consumer\//,
    at: /^\/body\/(providerSummary\/successful|_embedded\/verificationResults)\/\d+$/,
    ours: nothing,
  },
  {
    name: 'a notice is told once',
    because: 'With selectors that are names only the official broker repeats it for every row.',
    request: /\/(matrix|can-i-deploy)/,
    at: /^\/body\/notices\/\d+(\/repeated)?$/,
    official: /^true$|"repeated":true/,
    ours: nothing,
  },
  {
    name: 'a question about several versions of one pacticipant is answered',
    because:
      'Of a whole branch or tag the official broker says, without a destination, that it has no dependencies and may be deployed, ' +
      'whatever failed. The command line always asks for the latest version.',
    request: /^GET \/matrix\?q\[\]\[pacticipant\]=Mat%20Web&q\[\]\[(branch\]=main|tag\]=dev|mainBranch\]=true)&latestby=cvpv$/,
    at: /^\/body\/(summary|notices|matrix)\//,
  },
  {
    name: 'a question about several versions is one about one pacticipant',
    because: 'So it is warned that no environment is named; the official broker counts the versions.',
    request: /^GET \/matrix\?q\[\]\[pacticipant\]=Mat%20Web&q\[\]\[(branch\]=main|tag\]=dev|mainBranch\]=true)&latestby=cvp&latest=true$/,
    at: /^\/body\/notices\/1$/,
    official: nothing,
    ours: /"warning"/,
  },
  {
    name: 'of rows of one pair the newest consumer version counts',
    because: 'With latestby=cp the official broker takes any of those with the newest provider version.',
    request: /latestby=cp$/,
    at: /^\/body\/matrix\/0\/(consumer|pact)\//,
  },
  {
    name: 'a limit counts what was asked for',
    because: 'The official broker cuts the list of all publications first, so that the answer may be empty and the verdict wrong.',
    request: /^GET \/matrix\?.*limit=[12]/,
    at: /^\/body\/(summary|notices|matrix)\//,
  },
  {
    name: 'OPTIONS is answered everywhere',
    because: 'The official broker checks the query first, or has no methods to tell, for some addresses.',
    request: /^OPTIONS \/(matrix|can-i-deploy|diagnostic)/,
    at: /^\/(status|headers\/access-control-allow-methods)$/,
  },
  {
    name: 'a heartbeat allows OPTIONS too',
    because: 'Follows from the above.',
    request: / \/diagnostic\//,
    at: /^\/headers\/allow$/,
    official: /^"GET"$/,
  },
];

/** Ours answers more. */
const additions: readonly ListedDifference[] = [
  {
    name: 'both names of the links of a pair',
    because: 'The official lists have one name or the other, by list; its own command line crashes for want of pb:pacts.',
    request: /\/pacts\/provider\/[^/]+\/consumer\/[^/]+\/(versions|tag|branch)/,
    at: /^\/body\/_links\/(pb:)?(consumer|provider|pact-versions|pacts)$/,
    official: nothing,
  },
  {
    name: 'a branch may be left out, or have slashes',
    because: 'The command line builds such paths, to which the official broker answers 404.',
    request: /\/branch( |$|\/feat\/x)/,
    at: /^\/(status|type|body\/type|headers\/.*)$/,
  },
  {
    name: 'the latest pact of the main branch',
    because: 'The command line asks for it under what would be a branch named latest.',
    request: /\/consumer\/[^/]+\/branch\/latest$/,
    at: /^\/body\/(_embedded\/pacts|_links\/pact-versions)\/0$/,
    official: nothing,
  },
  {
    name: 'contacts may say more',
    because: 'The command line puts an address beside the name, where the official broker drops it.',
    at: /\/contacts\/0\/email$/,
    official: nothing,
  },
  {
    name: 'a collision of interactions is explained',
    because: 'The official broker answers 409 with nothing.',
    request: /^PATCH \/pacts/,
    at: /^\/body$/,
    official: /^""$/,
  },
  {
    name: 'every answer has the usual headers',
    because: 'Refusals of odd paths and methods come from another layer of the official broker, which knows none of them.',
    at: /^\/headers\/(x-pact-broker-version|vary|cache-control)$/,
    official: nothing,
  },
  {
    name: 'the refusal of a method has a type',
    because: 'The official broker sends text without saying so.',
    request: /^PROPFIND/,
    at: /^\/type$/,
    official: /^""$/,
  },
];

/** Ours has less, or has it later. */
const missing: readonly ListedDifference[] = [
  {
    name: 'no webhooks, no metrics',
    because: 'The embedded broker has neither, and its index names only what it serves.',
    request: /^GET \/( |$)/,
    at: /^\/body\/_links\/pb:(webhooks?|metrics)$/,
    ours: nothing,
  },
  {
    name: 'the next steps after a publication are one notice',
    because: 'The official broker has one for the heading and one for each step; one is a webhook, of which ours has none.',
    request: /\/contracts\/publish/,
    at: /^\/body\/(logs|notices)\/([4-9]|1\d)$/,
    official: /"prompt"/,
    ours: nothing,
  },
  {
    name: 'integrations cannot be deleted',
    because: 'Deleting one takes versions and pacticipants along, deleting all empties the broker: delete the pacticipants instead.',
    request: /\/integrations/,
    at: /\/pb:delete_integration$|^\/headers\/(allow|access-control-allow-methods)$/,
  },
  {
    name: 'lists of latest pacts, and of main branches, cannot be deleted',
    because: 'The official broker deletes all pacts of the branch, or of the pair, when it is asked to.',
    request: /\/branch\/(.*latest\/)?versions$/,
    at: /^\/headers\/(allow|access-control-allow-methods)$/,
    official: /DELETE/,
  },
  {
    name: 'a time of change tells of a change',
    because: 'The official broker reads the clock twice in one request: what it creates has an updatedAt some microseconds later.',
    request: /^(?!PUT .*\/branches\/).*\/pacticipants/,
    at: /^\/body(\/_embedded\/(versions|pacticipants)\/\d+|\/pacticipants\/\d+)?\/updatedAt$/,
    official: /^"<time>"$/,
    ours: nothing,
  },
  {
    name: 'an answer that cannot be given is refused first',
    because: 'Whatever needs a look at what is stored is checked after Accept.',
    request: /^GET \/matrix/,
    at: /^\/status$/,
    official: /^400$/,
    ours: /^406$/,
  },
  {
    name: 'signs that no URL may have are encoded',
    because: 'The official broker answers 404 to braces in a path; here they are encoded before the path is looked at.',
    request: /a\{b\}$/,
    at: /^\/(type|body\/.*)$/,
    official: /problem|<text>|404|nothing/,
  },
];

export const listedDifferences: readonly ListedDifference[] = [...better, ...additions, ...missing];

export function listedAs(difference: Difference): ListedDifference | undefined {
  return listedDifferences.find(
    ({ request, at, official, ours }) =>
      (request === undefined || request.test(difference.request)) &&
      at.test(difference.at) &&
      (official === undefined || official.test(textOf(difference.official))) &&
      (ours === undefined || ours.test(textOf(difference.ours))),
  );
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
