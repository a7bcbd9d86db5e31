import { shownPath } from '../config/load.ts';
import type { Vendor, Workspace } from '../config/workspace.ts';
import type { Document } from '../openapi/document.ts';
import { readDocument } from '../openapi/read.ts';

/** A vendor's document, which messages call as people write it: relative to the workspace. */
export const vendorDocument = (workspace: Workspace, { documentFile }: Vendor): Promise<Document> =>
  readDocument(documentFile, shownPath(workspace, documentFile));
