import { badInput } from '../../failure/failure.ts';
import type { Outbound } from '../../http/outbound.ts';
import type { Environment } from '../../system/environment.ts';
import type { WebhookOptions } from './webhooks.ts';

const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** Sends over the network, redirects held to the same hosts. What it needs for that is loaded when something is sent. */
export function webhookSender(hosts: readonly string[], environment: Environment): WebhookOptions {
  const wrong = hosts.find((host) => !URL.canParse(`http://${host}`) || new URL(`http://${host}`).pathname !== '/' || /[/@?#]/.test(host));
  if (wrong !== undefined) throw badInput('webhook.host.invalid', `${JSON.stringify(wrong)} is not a host`, { fix: 'write it as `host` or `host:port`' });
  let sending: Promise<Outbound> | undefined;
  return {
    hosts,
    send: async (call) => {
      sending ??= import('../../http/outbound.ts').then(({ outbound }) => outbound({ environment, retries: 0, timeoutMs: 10_000, allowedHosts: [...thisMachine, ...hosts] }));
      return (await sending)(call);
    },
  };
}
