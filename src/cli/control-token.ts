import { randomBytes } from 'node:crypto';
import { resolveReference } from '../credentials/reference.ts';
import { isLoopback } from '../http/agents.ts';
import type { Environment } from '../system/environment.ts';

export interface ControlTokenOptions {
  readonly host: string;
  /** `env:NAME` */
  readonly controlToken?: string;
}

/** The token that controls a stub: the one referred to, a new one where others than this machine reach it, else none. */
export function controlTokenFor({ host, controlToken }: ControlTokenOptions, environment: Environment): string | undefined {
  if (controlToken !== undefined) return resolveReference(controlToken, environment, '--control-token');
  const address = `http://${host.includes(':') ? `[${host}]` : host}`;
  const isOwn = URL.canParse(address) && isLoopback(new URL(address));
  return isOwn ? undefined : randomBytes(24).toString('base64url');
}
