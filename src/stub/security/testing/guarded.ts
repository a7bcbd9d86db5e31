import { fileURLToPath } from 'node:url';
import type { Document } from '../../../openapi/document.ts';
import { readDocument } from '../../../openapi/read.ts';

/** A document whose operations ask for credentials of every kind. */
export const guarded = (): Promise<Document> => readDocument(fileURLToPath(new URL('guarded.yaml', import.meta.url)));

/** A document whose operations ask for signed requests: a form, JSON by target, and paths that are signed as they are. */
export const signed = (): Promise<Document> => readDocument(fileURLToPath(new URL('signed.yaml', import.meta.url)));
