const space = /[ \t\r\n]*/y;
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expectation = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'next';

/** Where a text stops being JSON: the index of the first token that may not stand there. Engines do not always tell. */
export function syntaxErrorAt(source: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  let at = 0;
  const take = (token: 'string' | 'literal'): boolean => {
    const end = token === 'string' ? endOfString(source, at) : endOf(literal, source, at);
    at = end ?? at;
    return end !== undefined;
  };
  for (;;) {
    at = endOf(space, source, at) ?? at;
    const next = afterToken(source[at], { expected, open, take });
    if (next === undefined) return at;
    if (next.advance) at += 1;
    expected = next.expected;
  }
}

interface State {
  readonly expected: Expectation;
  readonly open: ('{' | '[')[];
  readonly take: (token: 'string' | 'literal') => boolean;
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
  if (expected.startsWith('key')) return take('string') ? { expected: 'colon', advance: false } : undefined;
  if (expected === 'value or ]' && character === ']') return closed(open);
  if (character === '{' || character === '[') {
    open.push(character);
    return { expected: character === '{' ? 'key or }' : 'value or ]', advance: true };
  }
  return take('string') || take('literal') ? { expected: 'next', advance: false } : undefined;
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

function endOf(pattern: RegExp, source: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

/** After the string that begins at an index. No regular expression: on one of many megabytes that exhausts the stack. */
function endOfString(source: string, start: number): number | undefined {
  if (source[start] !== '"') return undefined;
  for (let at: number | undefined = start + 1; at !== undefined && at < source.length; ) {
    const character = source.charCodeAt(at);
    if (character === 0x22) return at + 1;
    if (character < 0x20) return undefined;
    at = character === 0x5c ? endOf(escape, source, at) : at + 1;
  }
  return undefined;
}
