export { defineWorkspace } from './config/define.ts';
export type { EnvironmentConfig, ProviderFile, StateDefinition, StubAnswer, VendorConfig, WorkspaceConfig } from './config/types.ts';
export { contract } from './contract/contract.ts';
export type { Contract, Vendor } from './contract/contract.ts';
export type { ContractOptions } from './contract/parties.ts';
export type { Expectation } from './generate/expectation.ts';
