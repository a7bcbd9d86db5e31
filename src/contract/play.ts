import type { ConsumerInteraction, ConsumerPact } from '@pact-foundation/pact-core';
import { isObject } from '../json/json.ts';
import { relianceComment } from '../pact/reliance.ts';
import type { Interaction, MatchingRules, PactRequest, PactResponse } from '../pact/types.ts';
import { failedWithoutBody } from './bodiless.ts';
import { coreBody } from './core-body.ts';
import type { Recorder } from './exchanges/record.ts';
import { recordExchanges } from './exchanges/record.ts';
import { keepFragment } from './fragment.ts';
import { brokenContract } from './mismatch.ts';
import { describeCommon, newPact, withRules } from './core-pact.ts';
import type { Outcome, Play } from './play-types.ts';

/**
 * Plays interactions on one mock server and keeps them as a fragment if the client spoke as agreed.
 *
 * Pact's core is driven directly, not through `PactV4`: that builder has no form bodies, adds its own request defaults and writes all
 * interactions of a pact into one file, which loses some of them when tests run in parallel.
 */
export async function playInteractions<T>(play: Play, run: (url: string) => T | Promise<T>): Promise<T> {
  const pact = await newPact(play);
  for (const interaction of play.interactions) describeTo(pact.newInteraction(interaction.description), interaction);
  const result = await serve(pact, play, run);
  await keepFragment(play, (folder) => pact.writePactFile(folder, false));
  return result;
}

async function serve<T>(pact: ConsumerPact, play: Play, run: (url: string) => T | Promise<T>): Promise<T> {
  const port = pact.createMockServer('127.0.0.1', 0);
  const mockUrl = `http://127.0.0.1:${port}`;
  let recorder: Recorder | undefined;
  try {
    recorder = play.judge && (await recordExchanges(mockUrl));
    const { url = mockUrl, exchanges = [] } = recorder ?? {};
    const outcome = await settle(() => run(url));
    const mismatches = pact.mockServerMismatches(port);
    // What the client did wrong explains most of what it then threw, so the broken contract is told first.
    if (mismatches.length > 0) throw brokenContract(play, mismatches, outcome);
    const left = await play.judge?.(exchanges);
    if (left !== undefined) throw left;
    if ('error' in outcome) throw failedWithoutBody(play.bodiless ?? [], outcome.error);
    return outcome.value;
  } finally {
    recorder?.close();
    pact.cleanupMockServer(port);
  }
}

async function settle<T>(run: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

function describeTo(core: ConsumerInteraction, interaction: Interaction): void {
  describeCommon(core, interaction);
  describeRequest(core, interaction.request);
  describeResponse(core, interaction.response);
  const reliance = interaction.comments?.[relianceComment];
  if (reliance !== undefined) core.setComment(relianceComment, JSON.stringify(reliance));
}

function describeRequest(core: ConsumerInteraction, { method, path, query = {}, headers = {}, body, matchingRules }: PactRequest): void {
  core.withRequest(method, path);
  eachValue(query, (name, index, value) => core.withQuery(name, index, value));
  eachValue(headers, (name, index, value) => core.withRequestHeader(name, index, value));
  if (body !== undefined) core.withRequestBody(coreBody(body, undefined), body.contentType);
  withRules(matchingRules, (rules) => core.withRequestMatchingRules(rules));
}

function describeResponse(core: ConsumerInteraction, { status, headers = {}, body, matchingRules, generators }: PactResponse): void {
  core.withStatus(status);
  eachValue(headers, (name, index, value) => core.withResponseHeader(name, index, value));
  if (body !== undefined) core.withResponseBody(coreBody(body, generators), body.contentType);
  withRules(withoutGenerated(matchingRules, generators), (rules) => core.withResponseMatchingRules(rules));
}

/** The rule of a value that comes with a generator travels with it. */
function withoutGenerated(rules: MatchingRules | undefined, generators: PactResponse['generators']): MatchingRules | undefined {
  const generated = generators?.['body'];
  if (rules?.body === undefined || !isObject(generated)) return rules;
  return { ...rules, body: Object.fromEntries(Object.entries(rules.body).filter(([path]) => !(path in generated))) };
}

function eachValue(lists: { readonly [name: string]: readonly string[] }, visit: (name: string, index: number, value: string) => void): void {
  for (const [name, values] of Object.entries(lists)) values.forEach((value, index) => visit(name, index, value));
}
