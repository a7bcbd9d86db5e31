const space = /[ \t\r\n]*/y;
const scalar = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

type Expectation = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'next';

/** Where a text stops being JSON: the index of the first token that may not stand there. Engines do not always tell. */
export function syntaxErrorAt(source: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const matches = pattern.test(source);
    if (matches) at = pattern.lastIndex;
    return matches;
  };
  for (;;) {
    take(space);
    const next = afterToken(source[at], { expected, open, take });
    if (next === undefined) return at;
    if (next.advance) at += 1;
    expected = next.expected;
  }
}

interface State {
  readonly expected: Expectation;
  readonly open: ('{' | '[')[];
  readonly take: (pattern: RegExp) => boolean;
}

interface Next {
  readonly expected: Expectation;
  /** Whether the token was one character that is still to be passed. */
  readonly advance: boolean;
}

function afterToken(character: string | undefined, state: State): Next | undefined {
  const { expected, open, take } = state;
  if (expected === 'colon') return character === ':' ? { expected: 'value', advance: true } : undefined;
  if (expected === 'next') return afterValue(character, open);
  if (expected === 'key or }' && character === '}') return closed(open);
  if (expected.startsWith('key')) return take(text) ? { expected: 'colon', advance: false } : undefined;
  if (expected === 'value or ]' && character === ']') return closed(open);
  if (character === '{' || character === '[') {
    open.push(character);
    return { expected: character === '{' ? 'key or }' : 'value or ]', advance: true };
  }
  return take(scalar) ? { expected: 'next', advance: false } : undefined;
}

function afterValue(character: string | undefined, open: ('{' | '[')[]): Next | undefined {
  const inside = open.at(-1);
  if (character === ',' && inside !== undefined) return { expected: inside === '{' ? 'key' : 'value', advance: true };
  return (inside === '{' && character === '}') || (inside === '[' && character === ']') ? closed(open) : undefined;
}

function closed(open: ('{' | '[')[]): Next {
  open.pop();
  return { expected: 'next', advance: true };
}
