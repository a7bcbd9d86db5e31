import { drawInteraction } from '../generate/draw-interaction.ts';
import type { Expectation } from '../generate/expectation.ts';
import { findOperation } from '../openapi/operations.ts';
import { basePaths } from '../openapi/routing/base-paths.ts';
import { systemEnvironment } from '../system/environment.ts';
import { refuseNamesake } from './namesake.ts';
import type { ContractOptions } from './parties.ts';
import { findParties } from './parties.ts';
import { playInteractions } from './play.ts';

/** A contract whose vendor was found and whose document was read. */
export interface Agreement {
  play<T>(expectations: readonly [Expectation, ...Expectation[]], run: (url: string) => T | Promise<T>): Promise<T>;
}

export async function reachAgreement(options: ContractOptions): Promise<Agreement> {
  const { document, fragments } = await findParties(options, systemEnvironment());
  return {
    async play([first, ...rest], run) {
      const [base = ''] = basePaths(document, findOperation(document, first.operation));
      const interactions = [drawInteraction(document, first), ...rest.map((expectation) => drawInteraction(document, expectation))] as const;
      for (const interaction of interactions) refuseNamesake(options, interaction);
      return playInteractions({ consumer: options.consumer, provider: options.provider, interactions, folder: fragments }, (url) => run(url + base));
    },
  };
}
