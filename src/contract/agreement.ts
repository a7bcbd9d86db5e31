import type { Expectation, MessageExpectation } from '../generate/expectation.ts';
import { drawMessage } from '../generate/message/draw-message.ts';
import { findOperation } from '../openapi/operations.ts';
import { basePaths } from '../openapi/routing/base-paths.ts';
import type { Interaction } from '../pact/types.ts';
import { systemClock } from '../system/clock.ts';
import { systemEnvironment } from '../system/environment.ts';
import { settleReliance } from './discover/settle.ts';
import { createJudge } from './exchanges/judge.ts';
import { leftDocument } from './exchanges/left-document.ts';
import type { Exchange } from './exchanges/record.ts';
import { refuseNamesake } from './namesake.ts';
import { bodilessOperation } from './bodiless.ts';
import type { ContractOptions } from './parties.ts';
import { findParties } from './parties.ts';
import { playInteractions } from './play.ts';
import type { ReceivedMessage } from './play-message.ts';
import { playMessage } from './play-message.ts';
import { discoveriesVariable, scopeVariable } from './run-folders.ts';

/** A contract whose vendor was found and whose document was read. */
export interface Agreement {
  /** Hands the base URL of a mock server to the client. */
  play<T>(expectations: readonly [Expectation, ...Expectation[]], run: (url: string) => T | Promise<T>): Promise<T>;
  /** Hands a message to the client's handler. */
  receive<T>(expectation: MessageExpectation, run: (message: ReceivedMessage) => T | Promise<T>): Promise<T>;
}

export async function reachAgreement(options: ContractOptions): Promise<Agreement> {
  const environment = systemEnvironment();
  const { document, fragments } = await findParties(options, environment);
  const judge = createJudge(document, systemClock);
  const judgeAll = async (interactions: readonly Interaction[], exchanges: readonly Exchange[]) => {
    const [first, ...more] = (await Promise.all(exchanges.map((exchange) => judge(exchange, interactions)))).flat();
    return first && leftDocument(document, interactions, [first, ...more]);
  };
  return {
    async play(expectations, run) {
      // An expectation is checked before it is asked where its operation is.
      const atBase = (url: string) => run(url + (basePaths(document, findOperation(document, expectations[0].operation))[0] ?? ''));
      const { consumer, provider } = options;
      const [first, ...rest] = await settleReliance({ consumer, provider, document, expectations, run: atBase, discoveries: environment[discoveriesVariable], isOfListed: environment[scopeVariable] === 'listed' });
      const interactions = [first.interaction, ...rest.map(({ interaction }) => interaction)] as const;
      for (const interaction of interactions) refuseNamesake(options, interaction);
      const bodiless = [first, ...rest].flatMap(({ expectation }) => bodilessOperation(document, expectation));
      return playInteractions({ ...options, interactions, bodiless, judge: (exchanges) => judgeAll(interactions, exchanges), folder: fragments }, atBase);
    },
    async receive(expectation, run) {
      const message = drawMessage(document, expectation);
      refuseNamesake(options, message);
      return playMessage({ ...options, message, folder: fragments }, run);
    },
  };
}
