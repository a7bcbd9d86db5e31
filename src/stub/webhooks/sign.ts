import { createHmac } from 'node:crypto';
import type { ProviderFile, WebhookScheme } from '../../config/types.ts';
import { resolveReference } from '../../credentials/reference.ts';
import type { Environment } from '../../system/environment.ts';

/** How a vendor signs what it sends; the secret itself, no reference to it. */
export interface Signing {
  readonly secret: string;
  readonly header: string;
  readonly scheme: WebhookScheme;
  /** Before the signature: `sha256=`. */
  readonly prefix?: string;
}

/** The signing of a provider file, with the secret that it refers to. */
export function resolveSigning(provider: ProviderFile | undefined, environment: Environment): { readonly signing?: Signing } {
  const { webhooks } = provider ?? {};
  return webhooks === undefined ? {} : { signing: { ...webhooks, secret: resolveReference(webhooks.secret, environment, 'webhooks.secret') } };
}

/** The header that proves to a subscriber who sent a body, and when. */
export function signature({ secret, header, scheme, prefix = '' }: Signing, text: string, at: Date): Readonly<Record<string, string>> {
  const hmac = (signed: string, encoding: 'hex' | 'base64'): string => createHmac('sha256', secret).update(signed).digest(encoding);
  const seconds = Math.floor(at.getTime() / 1000);
  const values: Readonly<Record<WebhookScheme, () => string>> = {
    'hmac-sha256-hex': () => hmac(text, 'hex'),
    'hmac-sha256-base64': () => hmac(text, 'base64'),
    't=,v1=': () => `t=${seconds},v1=${hmac(`${seconds}.${text}`, 'hex')}`,
  };
  return { [header]: prefix + values[scheme]() };
}
