import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { hasCode } from '../errors/aws-error.ts';
import type { AwsConnection } from '../sdk/connection.ts';
import { pagesOf, stopOnSameToken } from '../sdk/pages.ts';
import { sdkClient } from '../sdk/settings.ts';
import { readAccount, type Account } from './account.ts';

/** The accounts of a company. */
export interface OrganizationApi {
  /** Every account once, closed ones included. Only the management account and delegated administrators may ask. */
  accounts(): AsyncGenerator<Account, void, undefined>;
  /** The same; an account outside of any organization is alone. */
  accountsOr(alone: Account): Promise<readonly Account[]>;
}

/** AWS Organizations. The SDK asks the one region of the partition that has it, whatever the connection's is. */
export class OrganizationClient implements OrganizationApi {
  readonly #organizations: OrganizationsClient;

  constructor(connection: AwsConnection) {
    this.#organizations = sdkClient('aws-organizations', connection, (settings) => new OrganizationsClient(settings));
  }

  async *accounts(): AsyncGenerator<Account, void, undefined> {
    const pages = paginateListAccounts({ client: this.#organizations, pageSize: 20, ...stopOnSameToken }, {});
    for await (const page of pagesOf(pages, { vendor: 'aws-organizations', operation: 'ListAccounts', tokenOf: ({ NextToken }) => NextToken })) {
      for (const account of page.Accounts ?? []) yield readAccount(account, page);
    }
  }

  async accountsOr(alone: Account): Promise<readonly Account[]> {
    try {
      return await Array.fromAsync(this.accounts());
    } catch (error) {
      if (hasCode(error, 'AWSOrganizationsNotInUseException')) return [alone];
      throw error;
    }
  }
}
