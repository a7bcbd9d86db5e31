import { constructFromEvents, EVENT_ID, parseEvents, YAMLException } from 'js-yaml';
import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { deepest, mostMerged } from './parsed.ts';
import type { NumberTexts } from './yaml-numbers.ts';
import { schemaNoting } from './yaml-numbers.ts';

export interface QuickYaml {
  readonly value: Json;
  readonly literals: ReadonlyMap<string, string>;
  /** Whether aliases make one value stand in several places. */
  readonly isShared: boolean;
}

/** Why there is no quick reading: `deep` and `endless` are made to harm; `unclear` has to be read with care. */
export type Trouble = 'deep' | 'endless' | 'unclear';

/** Reads YAML as most of it is written, in a fifth of the time of a reading that allows for more and can explain itself. */
export function readYamlQuickly(text: string): QuickYaml | Trouble {
  try {
    return quickYaml(text);
  } catch (error) {
    const reason = error instanceof YAMLException ? error.reason : '';
    return reason.includes('maxDepth') ? 'deep' : reason.includes('maxTotalMergeKeys') ? 'endless' : 'unclear';
  }
}

function quickYaml(source: string): QuickYaml | Trouble {
  const events = parseEvents(source, { maxDepth: deepest });
  const notes: NumberTexts = { literals: new Map(), texts: new Map() };
  const documents = constructFromEvents(events, { source, schema: schemaNoting(notes), maxTotalMergeKeys: mostMerged });
  if (documents.length !== 1) return 'unclear';
  // The schema makes nothing but texts, numbers, truths, null, and lists and objects of them.
  const value = withVersionsAsWritten(documents[0] as Json, notes);
  return { value, literals: notes.literals, isShared: events.some(({ type }) => type === EVENT_ID.ALIAS) };
}

/** A version is a text, also where its author forgot the quotes: 3.10 is not 3.1. */
function withVersionsAsWritten(root: Json, notes: NumberTexts): Json {
  if (!isObject(root)) return root;
  const { info } = root;
  const versioned = withTexts(root, ['openapi', 'swagger', 'overlay'], notes);
  return isObject(info) ? { ...versioned, info: withTexts(info, ['version'], notes) } : versioned;
}

/** An object with the numbers of these names as they were written. */
function withTexts(object: JsonObject, names: readonly string[], { texts }: NumberTexts): JsonObject {
  const written = names.flatMap((name): readonly (readonly [string, string])[] => {
    const value = member(object, name);
    return typeof value === 'number' ? [[name, texts.get(object)?.get(name) ?? String(value)]] : [];
  });
  return written.length === 0 ? object : { ...object, ...Object.fromEntries(written) };
}
