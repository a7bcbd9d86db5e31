import { createRequire } from 'node:module';

/** A page, or one thing, as far as the tests look at it. */
export interface Data {
  readonly id?: number;
  readonly uuid?: string;
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly is_private?: boolean;
  readonly url?: string;
  readonly active?: boolean;
  readonly values?: readonly Data[];
}

type Call = (options: object) => Promise<{ readonly data: Data }>;

interface Client {
  readonly repositories: Readonly<Record<'create' | 'get' | 'delete' | 'createWebhook' | 'getWebhook' | 'deleteWebhook', Call>>;
  readonly pullrequests: Readonly<Record<'create' | 'get' | 'list' | 'merge', Call>>;
  readonly refs: Readonly<Record<'createBranch' | 'listBranches', Call>>;
  readonly commits: Readonly<Record<'list', Call>>;
  hasNextPage(page: Data): boolean;
  getNextPage(page: Data): Promise<{ readonly data: Data }>;
}

interface Module {
  readonly Bitbucket: new (options: { readonly baseUrl: string; readonly notice: false; readonly auth?: { readonly token: string } }) => Client;
}

// Its own types are sources that no strict compiler takes.
const { Bitbucket }: Module = createRequire(import.meta.url)('bitbucket');

/** The client from npm, with a token unless it is to be nobody. */
export const connect = (url: string, token?: string): Client =>
  new Bitbucket({ baseUrl: `${url}/2.0`, notice: false, ...(token === undefined ? {} : { auth: { token } }) });
