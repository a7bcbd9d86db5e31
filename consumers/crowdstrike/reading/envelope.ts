import type { Answer } from '../../shared/answer.ts';
import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { property, textProperty } from '../../shared/lenient.ts';

/** Something that went wrong beside what went right, in a success. */
export interface Warning {
  readonly operation: string | undefined;
  /** As a status of HTTP. */
  readonly code: number;
  readonly message: string;
  /** What the vendor's support asks for. */
  readonly traceId: string | undefined;
}

/** The resources of an answer, read one by one, and what went wrong beside them. */
export interface Found<Item> {
  readonly items: readonly Item[];
  readonly warnings: readonly Warning[];
}

/** Reads `resources`. A success that has errors and nothing else is a failure: it must not pass for an empty result. */
export function resources<Item>(answer: Answer, read: (resource: Answer) => Item): Found<Item> {
  return whole(answer, answer.listOrEmpty('resources').map(read));
}

/** The same for what was asked for by id: that some, or all, are unknown is an answer. */
export function resourcesById<Item>(answer: Answer, read: (resource: Answer) => Item): Found<Item> {
  return whole(answer, answer.listOrEmpty('resources').map(read), ({ code }) => code === 404);
}

/** Reads `resources` that are ids. */
export function ids(answer: Answer): Found<string> {
  return whole(answer, (answer.raw('resources') ?? null) === null ? [] : answer.textList('resources'));
}

/** The one resource that was made. */
export function onlyResource<Item>(answer: Answer, read: (resource: Answer) => Item): Item {
  const [only] = resources(answer, read).items;
  if (only === undefined) throw new ProtocolError('resources is empty', answer.exchange, 'resources');
  return only;
}

/** Of an answer without resources: any error is the outcome, and what is no envelope (it has no `meta`) must not pass for a success. */
export function acknowledged(answer: Answer): void {
  whole(answer, []);
  answer.object('meta');
}

/** What `errors` says: it may be null, empty or left out. */
function warningsIn(answer: Answer): readonly Warning[] {
  const errors = answer.raw('errors');
  if (!Array.isArray(errors)) return [];
  const { operation, requestId } = answer.exchange;
  return errors.map((error: unknown) => ({
    operation,
    code: Number(property(error, 'code') ?? 0),
    message: textProperty(error, 'message') ?? 'no reason given',
    traceId: requestId,
  }));
}

function whole<Item>(answer: Answer, items: readonly Item[], isHarmless: (warning: Warning) => boolean = () => false): Found<Item> {
  const warnings = warningsIn(answer).filter((warning) => !isHarmless(warning));
  const [first] = warnings;
  if (first !== undefined && items.length === 0) throw new VendorError(first.message, answer.exchange, kindOfStatus(first.code));
  return { items, warnings };
}
