import { shownPath } from '../config/load.ts';
import type { Vendor, Workspace } from '../config/workspace.ts';
import type { Document } from '../openapi/document.ts';
import { readDocument } from '../openapi/read.ts';
import type { EvidenceKind } from '../verdict/evidence.ts';
import { providerVersion } from '../verdict/evidence.ts';

/** A vendor's document, which messages call as people write it: relative to the workspace. */
export const vendorDocument = (workspace: Workspace, { documentFile }: Vendor): Promise<Document> =>
  readDocument(documentFile, shownPath(workspace, documentFile));

/** The provider version that results for this very document are published with. */
export const evidenceVersion = ({ version, sha256 }: Document, kind: EvidenceKind): string => providerVersion(version, kind, sha256.slice(0, 8));
