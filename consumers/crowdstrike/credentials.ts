import { setFrom } from '../shared/auth/credentials-kinds.ts';
import type { CredentialSettings, CredentialSource } from '../shared/auth/credentials.ts';
import type { ApiClient } from './session.ts';

const usual = { clientId: 'env:FALCON_CLIENT_ID', clientSecret: 'env:FALCON_CLIENT_SECRET' };

/** The API client's id and secret by reference; read together, and again when they are rotated. */
export const apiClientFrom = (
  settings: Omit<CredentialSettings, 'vendor' | 'name'>,
  references: Readonly<Record<keyof ApiClient, string>> = usual,
): CredentialSource<ApiClient> => setFrom(references, { vendor: 'crowdstrike', name: 'apiClient', ...settings });
