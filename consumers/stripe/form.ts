/** What a form field may hold: null unsets it, undefined leaves it out. */
export type FormValue = string | number | boolean | null | undefined | readonly FormValue[] | FormFields;
export type FormFields = { readonly [name: string]: FormValue };

/** Form encoding as Stripe reads it, in bodies and queries: `address[city]=Zurich`, `expand[0]=customer`, `metadata[tenant]=` to unset. */
export const encodeForm = (fields: FormFields): string =>
  formPairs(fields)
    .map(([name, value]) => `${escape(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${escape(value)}`)
    .join('&');

/** The same, as names and values. */
export const formPairs = (fields: FormFields): readonly FormPair[] => Object.entries(fields).flatMap(([name, value]) => pairs(name, value));

export type FormPair = readonly [name: string, value: string];

function pairs(name: string, value: FormValue): readonly FormPair[] {
  if (value === undefined) return [];
  if (value === null) return [[name, '']];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, nested]: [string, FormValue]) => pairs(`${name}[${key}]`, nested));
}

/** encodeURIComponent leaves five characters alone that Stripe's own libraries escape. */
const escape = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!*()']/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
