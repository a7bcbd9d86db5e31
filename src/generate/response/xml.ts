import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Step } from '../../pact/matching/json-path.ts';
import { readPath } from '../../pact/matching/json-path.ts';
import type { RuleSet } from '../../pact/types.ts';
import type { BodyRule } from '../draw/rules.ts';
import type { Drawn } from '../draw/walk.ts';
import { memberPath } from '../json-path.ts';
import type { Node } from '../request/xml.ts';
import { itemNode, localName, nodeBelow, rootNode, xmlOf, xmlText } from '../request/xml.ts';

/** What was drawn, as XML: each rule stands where Pact looks for it in elements, attributes and their texts. */
export function xmlAnswer(document: Document, schema: Place, { example, rules }: Drawn): { readonly example: string; readonly rules: readonly BodyRule[] } {
  const root = elementIn({ path: '$', space: '' }, rootNode(document, schema));
  const placed = rules.flatMap(([path, set]) => rulesAt(readPath(path).reduce<Element | undefined>(stepDown, root), set));
  return { example: xmlText(document, schema, example), rules: placed };
}

/** Where elements are looked for, and the namespace of those that name none. */
interface Outer {
  readonly path: string;
  readonly space: string;
}

/** A value in the document: an element, or a list whose own element, if it has one, is `path`. */
interface Element extends Outer {
  readonly node: Node;
}

/** Pact's core calls an element by its namespace and name. */
function elementIn({ path, space }: Outer, node: Node): Element {
  const own = xmlOf(node)('namespace');
  const isPrefixed = typeof xmlOf(node)('prefix') === 'string';
  const mine = typeof own === 'string' ? own : space;
  const name = localName(node);
  return { node, path: memberPath(path, mine === '' ? name : `${mine}:${name}`), space: isPrefixed ? space : mine };
}

/** One step of a JSON path, taken in XML. Members that have no name of their own have no path there. */
function stepDown(here: Element | undefined, step: Step): Element | undefined {
  if (here === undefined || step === 'any') return undefined;
  if (isList(here.node) && (step === 'any-index' || /^\d+$/.test(step.name))) return elementIn(here, itemNode(here.node));
  if (step === 'any-index') return undefined;
  const node = nodeBelow(here.node, step.name);
  if (xmlOf(node)('attribute') === true) return { ...here, node, path: memberPath(here.path, `@${localName(node)}`) };
  return isList(node) && xmlOf(node)('wrapped') !== true ? { ...here, node } : elementIn(here, node);
}

/**
 * Only texts and attributes have rules. That an element is there needs none; one about its type, or how many there are, would hold for all
 * that is within, and Pact's core then refuses what the vendor adds. So of a list the first element is compared, and more may follow.
 */
function rulesAt(found: Element | undefined, set: RuleSet): readonly BodyRule[] {
  if (found === undefined) return [];
  if (xmlOf(found.node)('attribute') === true) return [[found.path, set]];
  const types = typesOf(found.node);
  return types?.has('object') === true || types?.has('array') === true ? [] : [[memberPath(found.path, '#text'), set]];
}

const typesOf = ({ document, place }: Node): ReadonlySet<string> | undefined => place && schemaAt(document, place).types;

const isList = (node: Node): boolean => typesOf(node)?.has('array') === true;
