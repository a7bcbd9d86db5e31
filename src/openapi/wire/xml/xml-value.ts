import type { Json } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import type { Document } from '../../document.ts';
import type { Place } from '../../place.ts';
import { schemaAt } from '../../schema.ts';
import { acceptedTypes, isFor, itemsPlace, propertyPlace } from '../accepted.ts';
import { hasScalar, typedText } from '../typed.ts';
import type { Element } from './read-xml.ts';

/** What an XML body means: its root stands for the whole, or, where the schema says so, is a field of it. */
export function xmlBody(document: Document, schema: Place, root: Element): Json {
  const fields = fieldsOf(document, schema);
  const isField = fields.some(({ names }) => names.includes(root.name)) && !root.children.some(({ name }) => fields.some(({ names }) => names.includes(name)));
  return xmlValue(document, schema, isField ? { name: '', attributes: new Map(), children: [root], text: '' } : root);
}

/** The value of an element, read by its schema: as an object, a list, or a text of the type that is wanted. */
function xmlValue(document: Document, place: Place | undefined, element: Element): Json {
  const { attributes, children, text } = element;
  const types = place && acceptedTypes(document, place);
  if (place !== undefined && types?.has('array') === true && !types.has('object')) return children.map((child) => xmlValue(document, itemsPlace(document, place), child));
  const isPlain = children.length === 0 && (types === undefined ? attributes.size === 0 : !types.has('object') || (hasScalar(types) && attributes.size === 0));
  if (isPlain) return typedText(document, place, types?.has('string') === false ? text.trim() : text);
  return objectOf(document, place, element);
}

function objectOf(document: Document, place: Place | undefined, { attributes, children }: Element): Json {
  const fields = place === undefined ? [] : fieldsOf(document, place);
  const fieldFor = (name: string): Field => fields.find(({ names }) => names.includes(name)) ?? { name, names: [], place: place && propertyPlace(document, place, name), list: undefined };
  const named = Map.groupBy(children.map((child) => ({ child, field: fieldFor(child.name) })), ({ field }) => field.name);
  const texts = [...attributes].map(([name, text]): [string, Json] => [fieldFor(name).name, typedText(document, fieldFor(name).place, text)]);
  const values = [...named].flatMap(([name, all]): [string, Json][] => {
    const [first] = all;
    return first === undefined ? [] : [[name, valueOf(document, first.field, all.map(({ child }) => child))]];
  });
  return Object.fromEntries([...texts, ...values]);
}

/** Elements of one name: the items of a list, or the list itself where it is wrapped; one that is there twice is a list that nobody asked for. */
function valueOf(document: Document, { place, list }: Field, elements: readonly Element[]): Json {
  const [first] = elements;
  if (place !== undefined && list === 'repeated') return elements.map((element) => xmlValue(document, itemsPlace(document, place), element));
  if (first === undefined || elements.length > 1) return elements.map((element) => xmlValue(document, undefined, element));
  return xmlValue(document, place, first);
}

/** A property of an object, and the names under which it may stand in XML. */
interface Field {
  readonly name: string;
  readonly names: readonly string[];
  readonly place: Place | undefined;
  readonly list: 'repeated' | 'wrapped' | undefined;
}

function fieldsOf(document: Document, place: Place): readonly Field[] {
  const schema = schemaAt(document, place);
  const declared = [schema, ...schema.choices.flat().map((choice) => schemaAt(document, choice))].flatMap(({ properties }) => [...properties]);
  return [...new Map(declared)].map(([name, own]) => fieldOf(document, name, own));
}

function fieldOf(document: Document, name: string, place: Place): Field {
  const isList = acceptedTypes(document, place)?.has('array') === true && !isFor(document, place, 'object');
  const list = !isList ? undefined : xmlOf(document, place, 'wrapped').includes(true) ? 'wrapped' : 'repeated';
  const items = list === 'repeated' ? itemsPlace(document, place) : undefined;
  const names = [place, ...(items === undefined ? [] : [items])].flatMap((one) => xmlOf(document, one, 'name'));
  return { name, names: [name, asElement(name), ...names.filter((one) => typeof one === 'string')], place, list };
}

/** Properties may be called what no element can be: clients write `_1st_name` then. */
const asElement = (name: string): string => name.replaceAll(/[^\w.-]/g, '_').replace(/^(?![A-Za-z_])/, '_');

/** What a schema and all that it is put together of say about XML. */
const xmlOf = (document: Document, place: Place, keyword: string): readonly Json[] =>
  [place, ...schemaAt(document, place).parts].map(({ value }) => member(member(value, 'xml'), keyword)).filter((said) => said !== undefined);
