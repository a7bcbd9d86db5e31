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
  const text = `^(?:${inOurDialect(rest)})$`;
  const flags = Array.from(letters).flatMap((letter) => flagOf[letter] ?? []).join('');
  return tryPattern(text, `${flags}u`) ?? tryPattern(text, flags);
}

/** Flags at the start, `(?i)`; `x` has no counterpart. */
const flagOf: Readonly<Record<string, string>> = { i: 'i', m: 'm', s: 's' };

const spellings: Readonly<Record<string, string>> = {
  '\\A': '^',
  '\\z': '$',
  '\\Z': '(?=\\n?$)',
  '\\h': '[0-9a-fA-F]',
  '(?P<': '(?<',
};

const classes: Readonly<Record<string, string>> = {
  alpha: 'a-zA-Z',
  digit: '0-9',
  alnum: 'a-zA-Z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  xdigit: '0-9a-fA-F',
  word: '\\w',
  punct: '!-\\/:-@\\[-`{-~',
};

const inOurDialect = (text: string): string =>
  text.replaceAll(/\[:(\w+):\]|\(\?P<|\\./gs, (found, name?: string) => {
    if (name !== undefined) return Object.hasOwn(classes, name) ? (classes[name] ?? found) : found;
    return Object.hasOwn(spellings, found) ? (spellings[found] ?? found) : found;
  });

function tryPattern(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
