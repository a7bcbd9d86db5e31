import type { BrokerAddress } from './hal.ts';
import { halClient } from './hal.ts';
import { deployed, ensureEnvironment, environments, recordDeployment } from './environments.ts';
import { matrix } from './matrix.ts';
import { ensureMainBranch, publish, versionExists } from './publish.ts';
import { publishResult, result } from './results.ts';
import { findPact, pactsForVerification } from './selection.ts';
import type { BrokerClient } from './types.ts';

/** A client of any Pact broker: the embedded one, the official one or a hosted one. */
export function brokerClient(address: BrokerAddress): BrokerClient {
  const hal = halClient(address);
  return {
    url: hal.baseUrl,
    publish: (publication) => publish(hal, publication),
    pactsForVerification: (query) => pactsForVerification(hal, query),
    findPact: (of) => findPact(hal, of),
    publishResult: (outcome) => publishResult(hal, outcome),
    result: (url) => result(hal, url),
    ensureMainBranch: (pacticipant, branch) => ensureMainBranch(hal, pacticipant, branch),
    versionExists: (pacticipant, version) => versionExists(hal, pacticipant, version),
    environments: () => environments(hal),
    ensureEnvironment: (environment) => ensureEnvironment(hal, environment),
    recordDeployment: (deployment) => recordDeployment(hal, deployment),
    deployed: (pacticipant, environment) => deployed(hal, pacticipant, environment),
    matrix: (query) => matrix(hal, query),
  };
}
