import type { ScalarTagDefinition, Schema } from 'js-yaml';
import { CORE_SCHEMA, floatCoreTag, intCoreTag, mapTag, mergeTag, NOT_RESOLVED, seqTag } from 'js-yaml';
import { isBeyondNumbers, literalKey } from './literals.ts';

/** What numbers were written as, where their value does not say. */
export interface NumberTexts {
  /** Numbers that rounding changes, as a document keeps them. */
  readonly literals: Map<string, string>;
  /** By the object that holds them and the member's name. */
  readonly texts: Map<object, Map<string, string>>;
}

/** A number on its way to the object or list that it stands in. */
class Written {
  readonly text: string;
  readonly value: number;

  constructor(text: string, value: number) {
    this.text = text;
    this.value = value;
  }
}

/** YAML 1.2 with merge keys, which notes how numbers were written. */
export function schemaNoting(notes: NumberTexts): Schema {
  const map: typeof mapTag = {
    ...mapTag,
    has: (object, key) => mapTag.has(object, nameOf(key)),
    addPair: (object, key, value) => {
      const name = nameOf(key);
      if (value instanceof Written) noteText(notes, object, { name: String(name), written: value });
      return mapTag.addPair(object, name, bare(value));
    },
  };
  const list: typeof seqTag = {
    ...seqTag,
    addItem: (items, item, index) => {
      if (item instanceof Written) noteLiteral(notes, '', item);
      return seqTag.addItem(items, bare(item), index);
    },
  };
  return CORE_SCHEMA.withTags(asWritten(intCoreTag), asWritten(floatCoreTag), mergeTag, list, map);
}

const bare = (value: unknown): unknown => (value instanceof Written ? value.value : value);

const nameOf = (key: unknown): unknown => (key === null ? '' : bare(key));

/** A number with its text, where that is not the usual one. What is larger than every number is a number here, too. */
function asWritten(tag: ScalarTagDefinition<number>): ScalarTagDefinition<number | Written> {
  const resolve: ScalarTagDefinition<number | Written>['resolve'] = (text, isExplicit, name) => {
    const found = tag.resolve(text, isExplicit, name);
    const value = found === NOT_RESOLVED && isEndless(text) ? Number(text) : found;
    return typeof value === 'number' && text !== String(value) ? new Written(text, value) : value;
  };
  return { ...tag, resolve };
}

const isDecimal = (text: string): boolean => /^[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?$/.test(text);

const isEndless = (text: string): boolean => isDecimal(text) && !Number.isFinite(Number(text));

function noteText(notes: NumberTexts, object: object, { name, written }: { readonly name: string; readonly written: Written }): void {
  noteLiteral(notes, name, written);
  notes.texts.set(object, (notes.texts.get(object) ?? new Map<string, string>()).set(name, written.text));
}

function noteLiteral({ literals }: NumberTexts, name: string, { text, value }: Written): void {
  const key = literalKey(name, value);
  if (isDecimal(text) && isBeyondNumbers(text) && !literals.has(key)) literals.set(key, text.replace(/^\+/, ''));
}
