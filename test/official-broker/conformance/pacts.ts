import type { Json } from '../../../src/json/json.ts';
import { aPact } from '../../features/broker/testing/a-pact.ts';
import type { Step, StepOptions } from './script.ts';
import { get, post } from './script.ts';

export interface Publishing {
  readonly version?: string;
  readonly branch?: string | null;
  readonly tags?: readonly string[] | null;
  readonly buildUrl?: string | null;
  /** Contents differ when these do. */
  readonly descriptions?: readonly string[];
  readonly content?: string;
  readonly onConflict?: string;
}

/** `of('Web', 'Shop')` → the steps of a consumer with a provider. */
export function of(consumer: string, provider: string) {
  const pair = `/pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(consumer)}`;
  const text = (descriptions?: readonly string[]): string => aPact({ consumer, provider, ...(descriptions && { descriptions }) });
  const contract = ({ content, descriptions, onConflict }: Publishing): Json => ({
    consumerName: consumer,
    providerName: provider,
    specification: 'pact',
    contentType: 'application/json',
    content: Buffer.from(content ?? text(descriptions)).toString('base64'),
    ...(onConflict !== undefined && { onConflict }),
  });
  const body = (publishing: Publishing, more: { readonly [key: string]: Json } = {}): Json => {
    const { version = '1', branch, tags, buildUrl } = publishing;
    return {
      pacticipantName: consumer,
      pacticipantVersionNumber: version,
      ...(branch !== undefined && { branch }),
      ...(tags !== undefined && { tags }),
      ...(buildUrl !== undefined && { buildUrl }),
      contracts: [contract(publishing)],
      ...more,
    };
  };
  return {
    pair,
    text,
    contract,
    body,
    publish: (publishing: Publishing = {}, options: StepOptions = {}): Step => post('/contracts/publish', body(publishing), options),
  };
}

/** Asks for a pact and keeps, under that name, where its results are posted. */
export const pactKeeping = (path: string, name: string): Step =>
  get(path, { keep: { [name]: '/_links/pb:publish-verification-results/href' } });

/** Posts a result to what was kept. */
export const verified = (name: string, providerApplicationVersion: string, success: boolean): Step =>
  post(`{${name}}`, { success, providerApplicationVersion });
