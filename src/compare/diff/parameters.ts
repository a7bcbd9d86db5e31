import { joinPointer, member } from '../../json/pointer.ts';
import type { Operation, Parameter } from '../../openapi/operations.ts';
import { isNoParameter } from '../../openapi/header-names.ts';
import type { DiffCode } from './codes.ts';
import type { Difference, Pair } from './difference.ts';
import { differing } from './difference.ts';
import { holderIn } from './still-there.ts';
import { diffValue } from './value.ts';

interface Parameters {
  readonly before: Parameter;
  readonly after: Parameter;
}

/** The parameters of an operation, by place and name. */
export function diffParameters(pair: Pair): readonly Difference[] {
  const { was, is } = pair;
  const [old, now] = [read(was), read(is)];
  const names = pathNames(was, is);
  const pairs = old.map((before) => {
    const same = now.filter((after) => isSameParameter(before, after, names));
    // Headers that differ by case only are one, yet some documents declare both.
    return { before, after: same.find(({ name }) => name === before.name) ?? same[0] };
  });
  const known = new Set(pairs.map(({ after }) => after));
  return [
    // A path parameter is gone or new only where the path is another: that is said already.
    ...pairs.filter(({ before, after }) => after === undefined && before.in !== 'path').map(({ before }) => removed(pair, before)),
    ...pairs.flatMap(({ before, after }) => (after === undefined ? [] : diffParameter(pair, { before, after }))),
    ...now.filter((after) => !known.has(after) && after.in !== 'path').map((after) => added(pair, after)),
  ];
}

const read = ({ parameters }: Operation): readonly Parameter[] => parameters.filter(({ in: where, name }) => where !== 'header' || !isNoParameter(name));

/** Path parameters are known by where they stand: their names are free. */
function pathNames(was: Operation, is: Operation): ReadonlyMap<string, string | undefined> {
  const [before, after] = [was, is].map(({ path }) => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name));
  return new Map(before?.map((name, index) => [name, after?.[index]]));
}

function isSameParameter(before: Parameter, after: Parameter, names: ReadonlyMap<string, string | undefined>): boolean {
  if (before.in !== after.in) return false;
  if (before.in === 'path') return (names.get(before.name) ?? before.name) === after.name;
  return before.in === 'header' ? before.name.toLowerCase() === after.name.toLowerCase() : before.name === after.name;
}

function said(pair: Pair, { in: where, name }: Parameter, what: { readonly code: DiffCode; readonly words: string; readonly pointer: string }): Difference {
  const { code, words, pointer } = what;
  return differing(pair, { code, pointer, message: `the ${where} parameter \`${name}\` of ${pair.is.id} ${words}`, in: where, field: name });
}

function removed(pair: Pair, parameter: Parameter): Difference {
  return said(pair, parameter, { code: 'request.parameter.removed', words: 'is gone', pointer: holderIn(pair.documents.now, pair.is.place, 'parameters') });
}

function added(pair: Pair, parameter: Parameter): Difference {
  const { pointer } = parameter.place;
  return parameter.required
    ? said(pair, parameter, { code: 'request.parameter.required-added', words: 'is new and required', pointer })
    : said(pair, parameter, { code: 'request.parameter.added', words: 'is new', pointer });
}

function diffParameter(pair: Pair, { before, after }: Parameters): readonly Difference[] {
  if (pair.documents.isSame(before.place, after.place)) return [];
  const { pointer } = after.place;
  const tell = (code: DiffCode, words: string, at = pointer): Difference => said(pair, after, { code, words, pointer: at });
  const isDeprecated = (parameter: Parameter): boolean => member(parameter.place.value, 'deprecated') === true;
  const isWrittenOtherwise = before.style !== after.style || before.explode !== after.explode;
  const values = diffValue(pair.documents, 'request', { was: before.schema, is: after.schema });
  return [
    ...(after.required && !before.required ? [tell('request.parameter.required', 'is now required', joinPointer(pointer, 'required'))] : []),
    ...(before.required && !after.required ? [tell('request.parameter.optional', 'is now optional')] : []),
    ...(isWrittenOtherwise ? [tell('request.parameter.style', `is now written ${inWords(after)}; it was ${inWords(before)}`)] : []),
    ...values.map(({ effect, words, pointer: at }) => tell(effect === 'widened' ? 'request.parameter.widened' : 'request.parameter.narrowed', words, at)),
    ...(isDeprecated(after) && !isDeprecated(before) ? [tell('request.parameter.deprecated', 'is now deprecated')] : []),
  ];
}

const inWords = ({ style, explode }: Parameter): string => `${style}${explode ? ', exploded' : ''}`;
