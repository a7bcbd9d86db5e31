import type { WorkspaceConfig } from './types.ts';

/**
 * Types a `vendorproof.config.ts`, which says what the workspace has: vendors, their documents and consumers, and what each environment
 * demands of evidence. The value comes back unchanged.
 *
 * Throws nothing. What is wrong with it is a `Failure` of whatever loads the file: `config.invalid` (with the setting's path and the
 * nearest names), `config.broken` (it cannot be loaded, or has no default export), `config.environment.unknown`.
 *
 * @example
 * import { defineWorkspace } from 'vendorproof';
 *
 * export default defineWorkspace({
 *   vendors: { petshop: { document: 'petshop.yaml', consumer: 'web' } },
 *   environments: { local: { demands: 'stub' }, production: { production: true, demands: 'sandbox', maxAgeDays: 7 } },
 * });
 */
export const defineWorkspace = (config: WorkspaceConfig): WorkspaceConfig => config;
