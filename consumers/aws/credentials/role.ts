import type { IdentityApi, Role } from '../identity/client.ts';
import { renewable, type RenewableCredentials, type RenewableSettings } from './renewable.ts';

/** The role's credentials, taken on when they are first needed and again before they end. */
export const roleCredentials = (identity: IdentityApi, role: Role, settings: Omit<RenewableSettings, 'source'> = {}): RenewableCredentials =>
  renewable(() => identity.assumeRole(role), { ...settings, source: `role ${role.arn}` });
