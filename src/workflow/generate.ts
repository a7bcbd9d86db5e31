import { resolve } from 'node:path';
import { badInput } from '../failure/failure.ts';
import type { DrawOptions, Skipped } from '../generate/bulk/draw-document.ts';
import { drawDocument } from '../generate/bulk/draw-document.ts';
import type { Document } from '../openapi/document.ts';
import { listOperations } from '../openapi/operations.ts';
import { pactText } from '../pact/canonical.ts';
import { operationOf } from '../pact/operation.ts';
import { writeIfChanged } from './pact-files.ts';

export interface GenerateOptions extends DrawOptions {
  /** The folder that `out` is relative to. */
  readonly folder: string;
  /** The folder that the pact is written to. */
  readonly out: string;
  /** Pacticipants; by default made from the document's title. */
  readonly consumer: string | undefined;
  readonly provider: string | undefined;
}

/** What `generate --json` prints. */
export interface Generated {
  readonly pacts: readonly string[];
  readonly operations: number;
  readonly covered: number;
  readonly interactions: number;
  readonly skipped: readonly Skipped[];
}

/** One pact from a document, with no server and no code. Nothing is written where nothing could be drawn. */
export async function generatePact(document: Document, options: GenerateOptions): Promise<Generated> {
  const { interactions, skipped } = drawDocument(document, options);
  const provider = options.provider ?? slug(document.title);
  const consumer = options.consumer ?? `${slug(document.title)}-consumer`;
  for (const name of [consumer, provider]) refusePath(name);
  const path = `${options.out.replace(/\/+$/, '')}/${consumer}-${provider}.json`;
  const metadata = { pactSpecification: { version: '4.0' } };
  if (interactions.length > 0) await write(options.folder, path, pactText({ consumer: { name: consumer }, provider: { name: provider }, interactions, metadata }));
  return {
    pacts: interactions.length > 0 ? [path] : [],
    operations: options.operations === undefined ? listOperations(document).length : new Set(options.operations).size,
    covered: new Set(interactions.map(operationOf)).size,
    interactions: interactions.length,
    skipped,
  };
}

async function write(folder: string, path: string, text: string): Promise<void> {
  try {
    await writeIfChanged(resolve(folder, path), text);
  } catch (error) {
    throw badInput('out.unwritable', 'cannot be written', { place: path, cause: error });
  }
}

/** A name becomes part of a file's name, never a way out of the folder. */
function refusePath(name: string): void {
  if (/[/\\]|^\.+$/.test(name)) throw badInput('pacticipant.invalid', `${name} cannot be a pacticipant's name here: it reads as a path`, { fix: 'leave out slashes' });
}

/** As pacticipants are named: `Pet Shop API` → `pet-shop-api`. */
const slug = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'untitled';
