import type { CredentialReferences } from '../../config/types.ts';
import { isReference, referenceForm, resolveReference } from '../../credentials/reference.ts';
import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import { isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { rootPlace, step } from '../../openapi/place.ts';
import type { Environment } from '../../system/environment.ts';

/** The credentials that are good for a document: by security scheme, with those for any scheme under ''. */
export type NamedCredentials = ReadonlyMap<string, readonly string[]>;

/** The scheme name of credentials that are for any. */
const anyScheme = '';

/** Which credentials are good for a scheme; undefined: any well-formed one. */
export function namedFor(named: NamedCredentials | undefined, scheme: string): readonly string[] | undefined {
  if (named === undefined || named.size === 0) return undefined;
  const both = [...(named.get(scheme) ?? []), ...(named.get(anyScheme) ?? [])];
  return both.length === 0 ? undefined : both;
}

/** What of the named credentials is secret: of an id and its secret the latter. */
export const secretParts = (named: NamedCredentials | undefined): readonly string[] =>
  [...(named?.values() ?? [])].flat().map((credential) => credential.slice(credential.indexOf(':') + 1));

/** `env:KEY` or `scheme=env:KEY`, as the command line takes them, to references by scheme. */
export function readCredentialOptions(options: readonly string[], documents: readonly Document[]): CredentialReferences {
  const read = options.map(readOption);
  const known = documents.flatMap(schemeNames);
  for (const { scheme } of read) checkScheme(scheme, known, '--credentials');
  const byScheme = Map.groupBy(read, ({ scheme }) => scheme);
  return Object.fromEntries([...byScheme].map(([scheme, given]) => [scheme, given.map(({ reference }) => reference)]));
}

/** A secret that was given where a reference belongs is not repeated. */
function readOption(option: string): { readonly scheme: string; readonly reference: string } {
  const [, scheme = anyScheme, reference = ''] = /^(?:([^=]+)=)?(env:.*)$/.exec(option) ?? [];
  if (isReference(reference)) return { scheme, reference };
  throw badInput('credentials.reference', `it takes ${referenceForm}, if need be after \`<scheme>=\``, { place: '--credentials' });
}

/** A provider file that names a scheme which its document does not have would guard nothing. */
export function checkCredentialSchemes(document: Document, references: CredentialReferences | undefined): void {
  for (const scheme of Object.keys(references ?? {})) checkScheme(scheme, schemeNames(document), document.file);
}

function checkScheme(scheme: string, known: readonly string[], place: string): void {
  if (scheme === anyScheme || known.includes(scheme)) return;
  throw badInput('credentials.scheme.unknown', `no document has the security scheme ${scheme}: ${suggest(scheme, known)}`, { place });
}

/** The credentials themselves, of several sources together. */
export function resolveCredentials(sources: readonly (CredentialReferences | undefined)[], environment: Environment): NamedCredentials {
  const named = new Map<string, readonly string[]>();
  for (const [scheme, references] of sources.flatMap((source) => Object.entries(source ?? {}))) {
    const values = [references].flat().map((reference) => resolveReference(reference, environment, scheme === anyScheme ? '--credentials' : `credentials.${scheme}`));
    named.set(scheme, [...(named.get(scheme) ?? []), ...values]);
  }
  return named;
}

function schemeNames(document: Document): readonly string[] {
  const schemes = step(document, rootPlace(document), 'components', 'securitySchemes')?.value;
  return isObject(schemes) ? Object.keys(schemes) : [];
}
