import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsConnection } from '../sdk/connection.ts';
import { sdkClient } from '../sdk/settings.ts';
import { readCredentials, readIdentity, type Identity, type RoleCredentials } from './answers.ts';

/** Whose role to take on, and what its owner wants to hear. */
export interface Role {
  readonly arn: string;
  /** What the owner of the account agreed on with us, so that nobody else gets in through us. */
  readonly externalId?: string;
  /** Shows in the account's own audit log. */
  readonly sessionName: string;
  /** Default 3600; at most that where the role is taken on by another role. */
  readonly durationSeconds?: number;
}

/** Who we are at AWS, and whom we may be. */
export interface IdentityApi {
  whoAmI(): Promise<Identity>;
  /** Credentials of the role, for a while. */
  assumeRole(role: Role): Promise<RoleCredentials>;
}

/** AWS Security Token Service. Methods throw the errors of `errors/`. */
export class IdentityClient implements IdentityApi {
  readonly #sts: STSClient;

  constructor(connection: AwsConnection) {
    this.#sts = sdkClient('aws-sts', connection, (settings) => new STSClient(settings));
  }

  async whoAmI(): Promise<Identity> {
    return readIdentity(await this.#sts.send(new GetCallerIdentityCommand({})));
  }

  async assumeRole({ arn, externalId, sessionName, durationSeconds }: Role): Promise<RoleCredentials> {
    const command = new AssumeRoleCommand({
      RoleArn: arn,
      RoleSessionName: sessionName,
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
      ...(durationSeconds === undefined ? {} : { DurationSeconds: durationSeconds }),
    });
    return readCredentials(await this.#sts.send(command));
  }
}
