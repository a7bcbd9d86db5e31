// Contract tests, and the workspace that they belong to.
export { defineWorkspace } from './config/define.ts';
export type { CredentialReferences, EnvironmentConfig, ProviderFile, ResourceDefinition, StateDefinition, StubAnswer, VendorConfig, WebhookScheme, WebhookSigning, WorkspaceConfig } from './config/types.ts';
export { contract } from './contract/contract.ts';
export type { Contract, Vendor } from './contract/contract.ts';
export type { ContractOptions } from './contract/parties.ts';
export type { ReceivedMessage } from './contract/play-message.ts';
export type { Expectation, MessageExpectation, MessageReliance, ParameterValues, RequestValues, ResponseReliance } from './generate/expectation.ts';

// Documents and pacts as values: no workspace, no server.
export { readDocument } from './library/read-document.ts';
export type { ReadDocumentOptions } from './library/read-document.ts';
export { readOverlay } from './library/read-overlay.ts';
export { readPact } from './library/read-pact.ts';
export { writePact } from './library/write-pact.ts';
export type { Source, SourceOptions } from './library/source.ts';
export { inspect } from './library/inspect.ts';
export type { InspectedDocument, InspectedOperation, InspectedProblem, Inspection } from './library/inspect.ts';
export type { ProblemCode } from './openapi/inspect/problem.ts';
export { slice } from './library/slice.ts';
export type { Slice, SliceOptions } from './openapi/slice/slice.ts';
export type { SliceWarning } from './openapi/slice/apply-overlay.ts';
export { generate } from './library/generate.ts';
export type { GenerateOptions, Generation, Skipped } from './library/generate.ts';
export type { Rely } from './generate/bulk/demand-of-schema.ts';
export type { DrawOptions } from './generate/bulk/draw-document.ts';
export { compare } from './library/compare.ts';
export type { Comparison, DocumentLocation, Finding, FindingCode, PactLocation } from './library/compare.ts';
export { diff } from './library/diff.ts';
export type { Diff } from './library/diff.ts';
export type { Affected, Change } from './compare/diff/change.ts';
export type { DiffCode } from './compare/diff/codes.ts';

// A vendor in this process.
export { stub } from './library/stub.ts';
export type { StubOptions } from './library/stub.ts';
export type { Stub, StubListening, StubListenOptions } from './library/stub/types.ts';

// The values that travel.
export type { Document, DocumentProblem, OpenApiVersion } from './openapi/document.ts';
export type { Overlay, OverlayAction, OverlayChange } from './openapi/slice/overlay.ts';
export type { Interaction, Matcher, MatchingRules, MessageInteraction, MessageRules, NamedPact, Pact, PactBody, PactRequest, PactResponse, ProviderState, RuleSet } from './pact/types.ts';
export type { Json, JsonObject } from './json/json.ts';
export type { EvidenceKind } from './verdict/evidence.ts';

// What a user can mend is thrown as this.
export { Failure } from './failure/failure.ts';
export type { FailureDetails, FailureKind } from './failure/failure.ts';
