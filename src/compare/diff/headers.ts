import { joinPointer } from '../../json/pointer.ts';
import type { DocumentedResponse } from '../../openapi/operations.ts';
import type { DiffCode } from './codes.ts';
import type { Difference, Pair } from './difference.ts';
import { differing } from './difference.ts';
import { holderIn } from './still-there.ts';
import { diffValue } from './value.ts';

type Header = DocumentedResponse['headers'][number];

interface Responses {
  readonly was: DocumentedResponse;
  readonly is: DocumentedResponse;
  /** `the 200 answer of readPet`. */
  readonly name: string;
}

/** The headers of an answer. */
export function diffHeaders(pair: Pair, responses: Responses): readonly Difference[] {
  const { was, is, name } = responses;
  const said: Said = (code, header, words) =>
    differing(pair, { code, pointer: pointerOf(pair, is, header), message: `the header \`${header.name}\` in ${name} ${words}`, status: is.status, field: header.name });
  const pairs = was.headers.map((before) => ({ before, after: is.headers.find((after) => isSameHeader(before, after)) }));
  const added = is.headers.filter((after) => !was.headers.some((before) => isSameHeader(before, after)));
  return [
    ...pairs.filter(({ after }) => after === undefined).map(({ before }) => said('response.header.removed', before, 'is gone')),
    ...pairs.flatMap(({ before, after }) => (after === undefined ? [] : diffHeader(pair, { before, after }, said))),
    ...added.map((header) => said('response.header.added', header, 'is new')),
  ];
}

type Said = (code: DiffCode, header: Header, words: string) => Difference;

const pointerOf = ({ documents }: Pair, { headers, place }: DocumentedResponse, { name }: Header): string =>
  headers.some((header) => header.name === name) ? joinPointer(place.pointer, 'headers', name) : holderIn(documents.now, place, 'headers');

const isSameHeader = (one: Header, other: Header): boolean => one.name.toLowerCase() === other.name.toLowerCase();

interface Headers {
  readonly before: Header;
  readonly after: Header;
}

function diffHeader({ documents }: Pair, { before, after }: Headers, said: Said): readonly Difference[] {
  const required = before.required === after.required
    ? []
    : [after.required ? said('response.header.required', after, 'now always comes') : said('response.header.optional', after, 'is now optional')];
  const values = diffValue(documents, 'response', { was: before.schema, is: after.schema }).map(({ effect, words }) =>
    said(effect === 'narrowed' ? 'response.header.narrowed' : 'response.header.widened', after, words),
  );
  return [...required, ...values];
}
