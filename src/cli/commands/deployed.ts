import { selectEnvironment } from '../../config/vendors.ts';
import { prepareEnvironments } from '../../workflow/environments.ts';
import type { Answer, Context } from '../context.ts';
import { openSession, withBroker } from '../session.ts';
import { ourVersions } from './gate.ts';

export interface DeployedOptions {
  readonly to: string;
  readonly version?: string;
}

export async function deployed(context: Context, pacticipant: string | undefined, options: DeployedOptions): Promise<Answer> {
  const session = await openSession(context);
  const environment = selectEnvironment(session.workspace, options.to);
  const versions = await ourVersions(session, pacticipant, options.version);
  return withBroker(session, async ({ client }) => {
    await prepareEnvironments(session.workspace, client);
    for (const { name, version } of versions) await client.recordDeployment({ pacticipant: name, version, environment: environment.name });
    const deployments = versions.map(({ name, version }) => ({ pacticipant: name, version, environment: environment.name }));
    const lines = versions.map(({ name, version }) => `recorded ${name} ${version} in ${environment.name}`);
    return { outcome: 'done', json: { deployed: deployments }, text: lines.join('\n') };
  });
}
