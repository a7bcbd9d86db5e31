import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { loadProvider } from '../config/provider.ts';
import { badInput } from '../failure/failure.ts';
import { readDocument } from '../library/read-document.ts';
import type { Document } from '../openapi/document.ts';
import { isAddress } from '../openapi/reading/bytes.ts';
import type { Served } from '../stub/endpoint.ts';
import type { ServedPact } from '../stub/pacts/served-pact.ts';
import { readCredentialOptions, resolveCredentials } from '../stub/security/named.ts';
import { resolveSigning } from '../stub/webhooks/sign.ts';
import type { Context } from './context.ts';
import type { DocumentOptions } from './document-options.ts';
import { readingOf } from './document-options.ts';
import { sortFiles } from './served-files.ts';

export interface ServedOptions extends DocumentOptions {
  readonly provider?: readonly string[];
  readonly credentials?: readonly string[];
}

/** What the command line names. */
export interface Named {
  readonly files: readonly string[];
  readonly options: ServedOptions;
}

/** What `stub` serves, as its files have it now. */
export interface Loaded {
  readonly documents: readonly Served[];
  readonly pacts: readonly ServedPact[];
  /** All files that it was read from. */
  readonly paths: readonly string[];
}

/** Reads documents, pacts and provider files; the provider files go with the documents in the order given. An `edition` is what they are after a change. */
export async function loadServed(context: Context, { files, options }: Named, edition = 0): Promise<Loaded> {
  const { folder, environment } = context;
  const { pacts, documents: named } = await sortFiles(folder, files);
  const providerPaths = providersIn(folder, named, options.provider ?? []);
  const providers = await Promise.all(providerPaths.map((path) => loadProvider(path, edition)));
  const read = await Promise.all(named.map((file) => readDocument(file, readingOf(context, options))));
  const references = readCredentialOptions(options.credentials ?? [], read);
  const documents = read.map((document, index) => {
    const provider = providers[index];
    const credentials = resolveCredentials([provider?.credentials, references], environment);
    return { document, credentials, ...resolveSigning(provider, environment), ...(provider === undefined ? {} : { provider }) };
  });
  const own = files.filter((file) => !isAddress(file)).map((file) => resolve(folder, file));
  return { documents, pacts, paths: [...own, ...providerPaths, ...read.flatMap((document) => partsOf(folder, document))] };
}

/** The other files that a document's references lead to. */
const partsOf = (folder: string, { file, files }: Document): readonly string[] =>
  isAddress(file) ? [] : [...files.keys()].filter((name) => !isAddress(name)).map((name) => resolve(folder, dirname(file), name));

/** A provider file that was named is there, and goes with a document: without it the stub would serve as if there were no states. */
function providersIn(folder: string, documents: readonly string[], named: readonly string[]): readonly string[] {
  const surplus = named[documents.length];
  if (surplus !== undefined) {
    const problem = `no document goes with this provider file: ${named.length} are given for ${documents.length} to serve`;
    const fix = 'give at most one --provider for each document, in the same order';
    throw badInput('provider.surplus', problem, { place: surplus, fix });
  }
  const missing = named.find((file) => !existsSync(resolve(folder, file)));
  if (missing !== undefined) throw badInput('provider.missing', 'there is no such provider file', { place: missing });
  return named.map((file) => resolve(folder, file));
}
