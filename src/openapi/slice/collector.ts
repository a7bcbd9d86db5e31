import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { joinPointer, lookUp, member, splitPointer } from '../../json/pointer.ts';
import type { Place } from '../place.ts';
import { referenceAt } from '../place.ts';
import type { SliceWarning } from './apply-overlay.ts';
import type { Part } from './parts.ts';
import { sections } from './parts.ts';
import { omit } from './prose.ts';
import type { Found } from './rewrite.ts';
import { rewrite } from './rewrite.ts';

/** Copies parts of a document and, in turn, every component that they refer to. */
export interface Collector {
  /** The part without extensions, titles, callbacks and links. */
  readonly copy: (part: Part, place: Place) => Json;
  readonly keepComponent: (section: string, name: string) => void;
  /** All components that were referred to, sorted by name. Call it last. */
  readonly components: () => JsonObject;
  readonly warnings: () => readonly SliceWarning[];
}

interface Kept {
  readonly section: string;
  readonly name: string;
  readonly part: Part;
  readonly place: Place;
}

/** What a client neither sends nor reads: out-of-band calls, hints for pages, groups. */
const unneeded = new Set(['callbacks', 'links', 'tags']);

export function collectorFor(root: JsonObject): Collector {
  const kept = new Map<string, Kept>();
  const warnings: SliceWarning[] = [];

  const keep = (entry: Kept): void => {
    const key = joinPointer('/components', entry.section, entry.name);
    if (!kept.has(key)) kept.set(key, entry);
  };

  /** The reference to write instead, for it may lead outside the components: what stands there becomes one. */
  const refer = (reference: string, part: Part, pointer: string): string => {
    const target = referenceAt({ pointer, value: { $ref: reference } });
    const value = target === undefined ? undefined : lookUp(root, target);
    if (target === undefined || value === undefined) {
      const [code, what] = target === undefined ? ['slice.external-reference', 'leads to another file'] : ['slice.dangling-reference', 'leads nowhere'];
      warnings.push({ code, pointer, message: `the reference ${reference} ${what}` });
      return reference;
    }
    return referTo({ pointer: target, value }, part) ?? reference;
  };

  const referTo = (target: Place, part: Part): string | undefined => {
    const [top, section = '', name = ''] = splitPointer(target.pointer);
    const known = Object.hasOwn(sections, section) ? sections[section] : undefined;
    if (top === 'components' && known !== undefined) {
      const pointer = joinPointer('/components', section, name);
      keep({ section, name, part: known, place: { pointer, value: lookUp(root, pointer) ?? target.value } });
      return undefined;
    }
    const home = Object.keys(sections).find((key) => sections[key] === part) ?? 'schemas';
    const hoisted = splitPointer(target.pointer).join('.').replaceAll(/[^\w.-]+/g, '_');
    keep({ section: home, name: hoisted, part, place: target });
    return `#/components/${home}/${hoisted}`;
  };

  const edit = ({ part, value, pointer }: Found): JsonObject => {
    const clean = omit(value, (key) => key.startsWith('x-') || (part === 'schema' && key === 'title') || (part !== 'schema' && unneeded.has(key)));
    if (part === 'schema') keepMapped(clean);
    const { $ref } = clean;
    if (typeof $ref === 'string') return { ...clean, $ref: refer($ref, part, joinPointer(pointer, '$ref')) };
    // OpenAPI demands a description of every response.
    return part === 'response' && typeof clean['description'] !== 'string' ? { description: '', ...clean } : clean;
  };

  const keepMapped = (schema: JsonObject): void => {
    const mapping = member(schema['discriminator'], 'mapping');
    for (const target of isObject(mapping) ? Object.values(mapping) : []) {
      if (typeof target !== 'string') continue;
      const pointer = target.startsWith('#') ? referenceAt({ pointer: '', value: { $ref: target } }) : joinPointer('/components/schemas', target);
      const value = pointer === undefined ? undefined : lookUp(root, pointer);
      if (pointer !== undefined && value !== undefined) referTo({ pointer, value }, 'schema');
    }
  };

  const copy = (part: Part, place: Place): Json => rewrite(edit, part, place);

  return {
    copy,
    keepComponent: (section, name) => {
      const pointer = joinPointer('/components', section, name);
      const value = lookUp(root, pointer);
      if (value !== undefined) referTo({ pointer, value }, sections[section] ?? 'schema');
    },
    components: () => copied(kept, copy),
    warnings: () => warnings,
  };
}

function copied(kept: ReadonlyMap<string, Kept>, copy: Collector['copy']): JsonObject {
  const bySection = new Map<string, [string, Json][]>();
  // A map's iterator also visits what is added on the way: copying one component may keep others.
  for (const { section, name, part, place } of kept.values()) {
    bySection.set(section, [...(bySection.get(section) ?? []), [name, copy(part, place)]]);
  }
  const sorted = [...bySection].toSorted(byName).map(([section, entries]): [string, Json] => [section, Object.fromEntries(entries.toSorted(byName))]);
  return Object.fromEntries(sorted);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
