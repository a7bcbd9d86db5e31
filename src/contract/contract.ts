import { drawInteraction } from '../generate/draw-interaction.ts';
import type { Expectation } from '../generate/expectation.ts';
import { findOperation } from '../openapi/operations.ts';
import { basePaths } from '../openapi/routing/base-paths.ts';
import { systemEnvironment } from '../system/environment.ts';
import { refuseNamesake } from './namesake.ts';
import type { ContractOptions, Parties } from './parties.ts';
import { findParties } from './parties.ts';
import { playInteractions } from './play.ts';

/** Pact's mock server, speaking as the vendor. */
export interface Vendor {
  /** The base URL to give to the client: as in production, the server's base path included. */
  readonly url: string;
}

export interface Contract {
  /** Runs the client against the answer that the expectation and the document make. Kept only if the client kept to it. */
  interaction<T>(expectation: Expectation, run: (vendor: Vendor) => T | Promise<T>): Promise<T>;
  /** The same for a client that makes several requests, such as one for each page. They come in any order, and all must come. */
  interactions<T>(expectations: readonly [Expectation, ...Expectation[]], run: (vendor: Vendor) => T | Promise<T>): Promise<T>;
}

/** The contract between one consumer and one vendor, written interaction by interaction. It needs no particular test runner. */
export function contract(options: ContractOptions): Contract {
  let finding: Promise<Parties> | undefined;
  const interactions: Contract['interactions'] = async ([first, ...rest], run) => {
    finding ??= findParties(options, systemEnvironment());
    const { document, fragments } = await finding;
    const drawn = [drawInteraction(document, first), ...rest.map((expectation) => drawInteraction(document, expectation))] as const;
    for (const interaction of drawn) refuseNamesake(options, interaction);
    const [basePath = ''] = basePaths(document, findOperation(document, first.operation));
    return playInteractions({ ...options, interactions: drawn, folder: fragments }, (url) => run({ url: url + basePath }));
  };
  return { interactions, interaction: (expectation, run) => interactions([expectation], run) };
}
