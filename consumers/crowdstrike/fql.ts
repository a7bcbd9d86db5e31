/**
 * A filter in Falcon's query language. It is made by the functions below alone, so no value can step out of its quotes
 * and no text from elsewhere is taken for a filter.
 */
export class Fql {
  readonly text: string;
  /** How many properties it speaks of: the vendor takes 20. */
  readonly properties: number;

  constructor(text: string, properties: number) {
    if (properties > mostProperties) throw new TypeError(`a filter speaks of at most ${mostProperties} properties, not of ${properties}`);
    this.text = text;
    this.properties = properties;
  }

  toString(): string {
    return this.text;
  }
}

const mostProperties = 20;

type Value = string | number | boolean | Date;

export const equals = (property: string, value: Value): Fql => comparison(property, '', value);
export const differs = (property: string, value: Value): Fql => comparison(property, '!', value);
export const after = (property: string, value: number | Date): Fql => comparison(property, '>', value);
export const atLeast = (property: string, value: number | Date): Fql => comparison(property, '>=', value);
export const before = (property: string, value: number | Date): Fql => comparison(property, '<', value);
export const atMost = (property: string, value: number | Date): Fql => comparison(property, '<=', value);

/** The property is one of these values. */
export function oneOf(property: string, values: readonly Value[]): Fql {
  if (values.length === 0) throw new TypeError(`${property} cannot be one of no values`);
  return new Fql(`${checked(property)}:[${values.map(literal).join(',')}]`, 1);
}

/** All of the filters hold. */
export const allOf = (...filters: readonly [Fql, ...Fql[]]): Fql => joined(filters, '+');

/** One of the filters holds, at least. */
export const anyOf = (...filters: readonly [Fql, ...Fql[]]): Fql =>
  filters.length === 1 ? filters[0] : bracketed(joined(filters.map(bracketed), ','));

const bracketed = (filter: Fql): Fql => (filter.properties === 1 ? filter : new Fql(`(${filter.text})`, filter.properties));

const joined = (filters: readonly Fql[], by: string): Fql =>
  new Fql(filters.map(({ text }) => text).join(by), filters.reduce((total, { properties }) => total + properties, 0));

const comparison = (property: string, operator: string, value: Value): Fql => new Fql(`${checked(property)}:${operator}${literal(value)}`, 1);

/** Names are case-sensitive, and come from our own code: anything else in them is a mistake or an attack. */
function checked(property: string): string {
  if (!/^[A-Za-z]\w*(\.\w+)*$/.test(property)) throw new TypeError(`${JSON.stringify(property)} is no name of a property`);
  return property;
}

function literal(value: Value): string {
  if (value instanceof Date) return quoted(value.toISOString());
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean' || Number.isFinite(value)) return `${value}`;
  throw new TypeError(`${value} cannot be searched for`);
}

/** A quote would end the value, and a backslash would take the meaning of the quote after it. */
const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
