import { fileURLToPath } from 'node:url';
import type { Document } from '../../../openapi/document.ts';
import { readDocument } from '../../../openapi/read.ts';

/** A document whose operations ask for credentials of every kind. */
export const guarded = (): Promise<Document> => readDocument(fileURLToPath(new URL('guarded.yaml', import.meta.url)));
