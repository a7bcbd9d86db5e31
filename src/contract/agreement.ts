import { drawInteraction } from '../generate/draw-interaction.ts';
import type { Expectation } from '../generate/expectation.ts';
import { findOperation } from '../openapi/operations.ts';
import { basePaths } from '../openapi/routing/base-paths.ts';
import type { Interaction } from '../pact/types.ts';
import { systemClock } from '../system/clock.ts';
import { systemEnvironment } from '../system/environment.ts';
import { createJudge } from './exchanges/judge.ts';
import { leftDocument } from './exchanges/left-document.ts';
import type { Exchange } from './exchanges/record.ts';
import { refuseNamesake } from './namesake.ts';
import { bodilessOperation } from './bodiless.ts';
import type { ContractOptions } from './parties.ts';
import { findParties } from './parties.ts';
import { playInteractions } from './play.ts';

/** A contract whose vendor was found and whose document was read. */
export interface Agreement {
  /** Hands the base URL of a mock server to the client. */
  play<T>(expectations: readonly [Expectation, ...Expectation[]], run: (url: string) => T | Promise<T>): Promise<T>;
}

export async function reachAgreement(options: ContractOptions): Promise<Agreement> {
  const { document, fragments } = await findParties(options, systemEnvironment());
  const judge = createJudge(document, systemClock);
  const judgeAll = async (interactions: readonly Interaction[], exchanges: readonly Exchange[]) => {
    const [first, ...more] = (await Promise.all(exchanges.map((exchange) => judge(exchange, interactions)))).flat();
    return first && leftDocument(document, interactions, [first, ...more]);
  };
  return {
    async play([first, ...rest], run) {
      const drawn = [drawInteraction(document, first), ...rest.map((expectation) => drawInteraction(document, expectation))] as const;
      for (const interaction of drawn) refuseNamesake(options, interaction);
      const bodiless = [first, ...rest].flatMap((expectation) => bodilessOperation(document, expectation));
      const [basePath = ''] = basePaths(document, findOperation(document, first.operation));
      return playInteractions({ ...options, interactions: drawn, bodiless, judge: (exchanges) => judgeAll(drawn, exchanges), folder: fragments }, (url) => run(url + basePath));
    },
  };
}
