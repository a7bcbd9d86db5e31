/** An access token of a repository, project, workspace or OAuth consumer, or the API token of a person (which goes with their address). */
export type BitbucketCredentials = { readonly token: string } | { readonly email: string; readonly token: string };

/** The Authorization header. */
export function authorization(credentials: BitbucketCredentials): string {
  if (!/^[\x21-\x7e]+$/.test(credentials.token)) throw new TypeError('the Bitbucket token is empty, or holds what no token holds');
  return 'email' in credentials ? `Basic ${basic(credentials)}` : `Bearer ${credentials.token}`;
}

/** Takes the credentials out of a text that may be shown. */
export function hiding(credentials: BitbucketCredentials): (text: string) => string {
  const secrets = 'email' in credentials ? [credentials.token, basic(credentials)] : [credentials.token];
  return (text) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '[hidden]'), text);
}

const basic = ({ email, token }: { readonly email: string; readonly token: string }): string =>
  Buffer.from(`${email}:${token}`).toString('base64');
