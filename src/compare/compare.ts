import type { Document } from '../openapi/document.ts';
import { responseFor } from '../openapi/operations.ts';
import { originOf } from '../pact/origin.ts';
import type { Interaction, Pact } from '../pact/types.ts';
import type { Finding } from './finding.ts';
import { codes } from './codes.ts';
import type { Context, Part } from './context.ts';
import { locate } from './locate.ts';
import { compareMessage } from './message/compare-message.ts';
import { isProvoked, isRefusedAnyhow } from './provoked.ts';
import { compareCookies } from './request/cookies.ts';
import { compareRequestBody } from './request/body.ts';
import { compareRequestHeaders } from './request/headers.ts';
import { comparePath } from './request/path.ts';
import { compareQuery } from './request/query.ts';
import { compareRequestContentType } from './request/content-type.ts';
import { compareSecurity } from './request/security.ts';
import { compareResponseBody } from './response/body.ts';
import { compareResponseContentType } from './response/content-type.ts';
import { compareResponseHeaders } from './response/headers.ts';
import { compareStatus } from './response/status.ts';

const requestParts = {
  path: comparePath,
  query: compareQuery,
  headers: compareRequestHeaders,
  cookies: compareCookies,
  security: compareSecurity,
  contentType: compareRequestContentType,
  body: compareRequestBody,
} as const satisfies Readonly<Record<string, Part>>;

const responseParts: readonly Part[] = [compareStatus, compareResponseHeaders, compareResponseContentType, compareResponseBody];

/** Compares every interaction of a pact with the document, in the pact's order, and then every message. No server and no code is needed. */
export function comparePact(document: Document, { interactions, messages = [] }: Comparable): readonly Finding[] {
  return [
    ...interactions.flatMap((interaction, index) => compareInteraction(document, interaction, pointerTo(interaction, `/interactions/${index}`))),
    ...messages.flatMap((message, index) => compareMessage(document, message, pointerTo(message, `/messages/${index}`))),
  ];
}

/** A pact, with or without messages. */
export type Comparable = Pick<Pact, 'interactions'> & Partial<Pick<Pact, 'messages'>>;

/** Into the file that an interaction was read from, else into the value. */
export const pointerTo = (interaction: object, otherwise: string): string => originOf(interaction) ?? otherwise;

/** Whether a pact and a document agree: warnings do not count. */
export const compatible = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity !== 'error');

function compareInteraction(document: Document, interaction: Interaction, pointer: string): readonly Finding[] {
  const located = locate(document, interaction);
  if (located.kind === 'unknown') return [unknownOperation(interaction, pointer, located)];
  const {
    endpoint: { operation },
    path,
    demands,
  } = located.route;
  const context: Context = {
    document,
    interaction,
    pointer,
    operation,
    path,
    demands,
    response: responseFor(operation, interaction.response.status),
  };
  const { status } = interaction.response;
  // Whether something exists is no rule of the document's: a provider state makes it so.
  if (isRefusedAnyhow(interaction) && (status === 404 || compareRequest(context).length > 0)) return [];
  return [...compareRequest(context, (part) => !isProvoked(part, status)), ...responseParts.flatMap((part) => part(context))];
}

/** What the request breaks, in the parts that are looked at. */
const compareRequest = (context: Context, isWanted: (part: string) => boolean = () => true): readonly Finding[] =>
  Object.entries(requestParts)
    .filter(([name]) => isWanted(name))
    .flatMap(([, part]) => part(context));

function unknownOperation(
  { description }: Interaction,
  pointer: string,
  { message, fix }: { readonly message: string; readonly fix: string },
): Finding {
  const code = 'operation.unknown';
  return {
    code,
    severity: codes[code].severity,
    message,
    interaction: description,
    pactPointer: `${pointer}/request/path`,
    documentPointer: '/paths',
    fix,
  };
}
