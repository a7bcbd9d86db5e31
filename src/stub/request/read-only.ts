import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { itemsPlace, propertyPlace } from '../../openapi/wire/accepted.ts';
import { mostProblems } from '../problem.ts';
import { documentedFor, essenceOf } from './media.ts';
import type { Understood } from './understand.ts';

/** Says which fields of a body only the vendor sets. Vendors leave them unheard, and so never tell a client that it hopes in vain. */
export function readOnlyWarnings({ endpoint: { document, operation }, incoming, body }: Understood): readonly string[] {
  if (operation.body === undefined || (!isObject(body) && !isArray(body))) return [];
  const place = documentedFor(operation.body.content, essenceOf(incoming.headers.get('content-type') ?? ''))?.schema;
  if (place === undefined) return [];
  return [...fieldsIn(document, place, { value: body, pointer: '' })].slice(0, mostProblems).map((pointer) => `only the vendor sets ${pointer} of the body: the document says \`readOnly\``);
}

interface At {
  readonly value: Json | undefined;
  readonly pointer: string;
}

/** Items of a list say it of all of them, once. */
function fieldsIn(document: Document, place: Place, { value, pointer }: At): ReadonlySet<string> {
  if (schemaAt(document, place).readOnly) return new Set([pointer]);
  const below = isArray(value) ? itemsIn(document, place, { value, pointer }) : membersIn(document, place, { value, pointer });
  return new Set(below.flatMap(([next, at]) => [...fieldsIn(document, next, at)]));
}

type Below = readonly (readonly [Place, At])[];

function itemsIn(document: Document, place: Place, { value, pointer }: At): Below {
  const next = itemsPlace(document, place);
  return next === undefined || !isArray(value) ? [] : value.map((item) => [next, { value: item, pointer: joinPointer(pointer, '*') }]);
}

function membersIn(document: Document, place: Place, { value, pointer }: At): Below {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]): Below => {
    const next = propertyPlace(document, place, name);
    return next === undefined ? [] : [[next, { value: member, pointer: joinPointer(pointer, name) }]];
  });
}
