import type { WorkspaceConfig } from './types.ts';

/**
 * Types a `vendorproof.config.ts`; the value comes back unchanged.
 *
 * @example
 * export default defineWorkspace({
 *   vendors: { petshop: {} },
 *   environments: { local: { demands: 'stub' }, production: { production: true, demands: 'sandbox', maxAgeDays: 7 } },
 * });
 */
export const defineWorkspace = (config: WorkspaceConfig): WorkspaceConfig => config;
