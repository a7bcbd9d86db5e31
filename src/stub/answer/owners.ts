import { asText } from '../../json/as-text.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { plain, singular } from '../names.ts';
import type { Understood } from '../request/understand.ts';

type Asked = Pick<Understood, 'endpoint' | 'path'>;

/** What the path says that a listed thing is below, by the thing's own fields: `/customers/{id}/invoices` says whose `customer` or `customer_id` is told. */
export function ownersOf({ endpoint, path }: Asked): (item: JsonObject) => readonly (readonly [string, Json])[] {
  const parameters = [...path].map(([name, value]) => ({ names: namesOf(endpoint.operation.path, name), value }));
  // Thousands of things have the same few fields.
  const known = new Map<string, Json | undefined>();
  const ownerIn = (key: string): Json | undefined => {
    if (!known.has(key)) known.set(key, parameters.find(({ names }) => names.includes(plain(key)))?.value);
    return known.get(key);
  };
  return (item) => Object.keys(item).flatMap((key) => {
    const value = ownerIn(key);
    return value === undefined ? [] : [[key, value] as const];
  });
}

export type Owned = 'here' | 'elsewhere' | 'unknown';

/** Whether things tell that they are below what the path names, or below others. */
export function ownedBy(request: Asked): (thing: JsonObject) => Owned {
  const ownersIn = ownersOf(request);
  return (thing) => {
    const owners = ownersIn(thing);
    if (owners.length === 0) return 'unknown';
    return owners.every(([name, value]) => asText(idIn(member(thing, name))) === asText(value)) ? 'here' : 'elsewhere';
  };
}

/** A thing may hold the other one itself. */
const idIn = (value: Json | undefined): Json | undefined => (isObject(value) ? member(value, 'id') : value);

/** How fields may be called that name what a parameter does: as the parameter is, if that says of what kind it is, or as its collection. */
function namesOf(path: string, name: string): readonly string[] {
  const own = isGeneral.test(name) ? [] : [plain(name), plain(name).replace(/id$/, '')];
  const before = path.slice(0, Math.max(0, path.indexOf(`{${name}}`)));
  const noun = plain(singular(/([^/{}]+)\/$/.exec(before)?.[1] ?? ''));
  return [...own, ...(noun === '' ? [] : [noun, `${noun}id`])].filter((one) => one !== '');
}

/** Names that a thing has for itself as well. */
const isGeneral = /^(id|uid|uuid|guid|sid|key|slug|name|number|code|login|username|identifier|handle|type|version|status)$/i;
