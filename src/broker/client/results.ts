import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { at, linkOf, listAt, textAt } from './hal-document.ts';
import type { Hal } from './hal.ts';
import type { InteractionTestResult, PublishedMismatch, PublishedResult, StoredResult } from './types.ts';

export async function publishResult(hal: Hal, result: PublishedResult): Promise<void> {
  // The branch comes first: a result counts for the branches that its version is on when it arrives.
  await hal.send('PUT', await branchVersionUrl(hal, result), {});
  await hal.send('POST', result.resultsUrl, {
    success: result.success,
    providerApplicationVersion: result.providerVersion,
    ...(result.buildUrl === undefined ? {} : { buildUrl: result.buildUrl }),
    testResults: result.testResults.map(asJson),
    verifiedBy: { implementation: 'vendorproof' },
  });
}

const asJson = (test: InteractionTestResult): JsonObject => ({ ...test, mismatches: test.mismatches.map((found) => ({ ...found })) });

/** The provider names it itself, as Pact's own verifier finds it. */
async function branchVersionUrl(hal: Hal, { provider, providerBranch, providerVersion }: PublishedResult): Promise<string> {
  const { document } = await hal.get(await hal.start('pb:pacticipant', { pacticipant: provider }));
  const fill = { branch: providerBranch, version: providerVersion };
  return linkOf(document, 'pb:branch-version', fill) ?? hal.start('pb:pacticipant-branch-version', { pacticipant: provider, ...fill });
}

export async function result(hal: Hal, url: string): Promise<StoredResult> {
  const { document } = await hal.get(url);
  const tests = at(document, 'testResults');
  return {
    success: at(document, 'success') === true,
    providerVersion: textAt(document, 'providerApplicationVersion') ?? '',
    verifiedAt: textAt(document, 'verificationDate'),
    // Pact's verifier stores a list; older ones stored `{tests: […]}`.
    testResults: (isArray(tests) ? tests : listAt(tests, 'tests')).filter(isObject).map(testResult),
  };
}

const testResult = (test: JsonObject): InteractionTestResult => ({
  ...optional('interactionId', textAt(test, 'interactionId')),
  interactionDescription: textAt(test, 'interactionDescription') ?? textAt(test, 'testDescription') ?? '',
  success: at(test, 'success') === true || textAt(test, 'status') === 'passed',
  mismatches: listAt(test, 'mismatches').map(mismatch),
  exceptions: [...listAt(test, 'exceptions'), ...exceptionsOf(test)].map((exception) => ({ message: textAt(exception, 'message') ?? '' })),
});

/** Ruby's verifier stored one `exception`. */
const exceptionsOf = (test: JsonObject): readonly Json[] => [at(test, 'exception')].filter(isObject);

const mismatch = (value: Json): PublishedMismatch => ({
  attribute: textAt(value, 'attribute') ?? '',
  description: textAt(value, 'description') ?? '',
  ...optional('identifier', textAt(value, 'identifier')),
  ...optional('code', textAt(value, 'code')),
  ...optional('operation', textAt(value, 'operation')),
  ...optional('fix', textAt(value, 'fix')),
});

function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  // A computed key loses its literal type, which the parameter states.
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]?: string });
}
