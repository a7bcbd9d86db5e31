const compiled = new Map<string, RegExp | undefined>();

/** A rule's regular expression, which has to match all of a text; undefined where it is none. Of dialects, what most of them share is understood. */
export function patternOf(source: string): RegExp | undefined {
  if (compiled.has(source)) return compiled.get(source);
  // Programs that read many pacts do not keep all their patterns.
  if (compiled.size > 5000) compiled.clear();
  const pattern = compile(source);
  compiled.set(source, pattern);
  return pattern;
}

function compile(source: string): RegExp | undefined {
  const [, letters = '', rest = source] = /^\(\?([a-z]+)\)(.*)$/s.exec(source) ?? [];
  const flags = Array.from(letters).flatMap((letter) => flagOf[letter] ?? []).join('');
  return whole(inOurDialect(rest), `${flags}u`) ?? whole(rest, flags);
}

/** Flags at the start, `(?i)`; `x` has no counterpart. */
const flagOf: Readonly<Record<string, string>> = { i: 'i', m: 'm', s: 's' };

function whole(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`, flags);
  } catch {
    return undefined;
  }
}

/** Letters and digits are those of all languages in Pact's core, and some things are spelt otherwise. */
function inOurDialect(source: string): string {
  let isInClass = false;
  return source.replaceAll(/\\.|\[:\w+:\]|\(\?P<|\[|\]/gs, (found) => {
    if (found === '[' || found === ']') {
      isInClass = found === '[';
      return found;
    }
    const members = isInClass ? classOf(found) : undefined;
    return members ?? (Object.hasOwn(spellings, found) && !isInClass ? (spellings[found] ?? found) : found);
  });
}

const word = '\\p{L}\\p{M}\\p{N}_';

const spellings: Readonly<Record<string, string>> = {
  '\\A': '^',
  '\\z': '$',
  '\\Z': '(?=\\n?$)',
  '\\w': `[${word}]`,
  '\\W': `[^${word}]`,
  '\\d': '\\p{Nd}',
  '\\D': '\\P{Nd}',
  '\\h': '[0-9a-fA-F]',
  '(?P<': '(?<',
};

/** What stands for members of a class within its brackets. */
const classOf = (found: string): string | undefined => (Object.hasOwn(members, found) ? members[found] : undefined);

const members: Readonly<Record<string, string>> = {
  '\\w': word,
  '\\d': '\\p{Nd}',
  '\\h': '0-9a-fA-F',
  '[:alpha:]': '\\p{L}',
  '[:digit:]': '\\p{Nd}',
  '[:alnum:]': '\\p{L}\\p{N}',
  '[:upper:]': '\\p{Lu}',
  '[:lower:]': '\\p{Ll}',
  '[:space:]': '\\s',
  '[:xdigit:]': '0-9a-fA-F',
  '[:word:]': word,
  '[:punct:]': '\\p{P}\\p{S}',
};
