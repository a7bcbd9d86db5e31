import { drawInteraction } from '../generate/draw-interaction.ts';
import type { Expectation } from '../generate/expectation.ts';
import { findOperation } from '../openapi/operations.ts';
import { basePaths } from '../openapi/routing/base-paths.ts';
import { systemEnvironment } from '../system/environment.ts';
import { refuseNamesake } from './namesake.ts';
import type { ContractOptions, Parties } from './parties.ts';
import { findParties } from './parties.ts';
import { playInteraction } from './play.ts';

/** Pact's mock server, speaking as the vendor. */
export interface Vendor {
  /** The base URL to give to the client: as in production, the server's base path included. */
  readonly url: string;
}

export interface Contract {
  /** Runs the client against the answer that the expectation and the document make. Kept only if the client kept to it. */
  interaction<T>(expectation: Expectation, run: (vendor: Vendor) => T | Promise<T>): Promise<T>;
}

/** The contract between one consumer and one vendor, written interaction by interaction. It needs no particular test runner. */
export function contract(options: ContractOptions): Contract {
  let finding: Promise<Parties> | undefined;
  return {
    async interaction(expectation, run) {
      finding ??= findParties(options, systemEnvironment());
      const { document, fragments } = await finding;
      const operation = findOperation(document, expectation.operation);
      const interaction = drawInteraction(document, expectation);
      refuseNamesake(options, interaction);
      return playInteraction({ ...options, interaction, folder: fragments }, (url) => run({ url: url + (basePaths(document, operation)[0] ?? '') }));
    },
  };
}
