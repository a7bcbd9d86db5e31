export { defineWorkspace } from './config/define.ts';
export type { EnvironmentConfig, ProviderFile, StateDefinition, StubAnswer, VendorConfig, WorkspaceConfig } from './config/types.ts';
