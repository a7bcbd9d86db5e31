/** The part of PromQL that our rules are written in. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'selector'; readonly name: string; readonly matchers: readonly Matcher[] }
  | { readonly kind: 'range'; readonly call: 'rate' | 'increase'; readonly selector: Selector; readonly milliseconds: number }
  | { readonly kind: 'quantile'; readonly quantile: number; readonly of: Expression }
  | { readonly kind: 'aggregate'; readonly call: 'sum' | 'max'; readonly by: readonly string[]; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

export type Selector = Extract<Expression, { readonly kind: 'selector' }>;
export type Operator = (typeof arithmetic)[number] | (typeof comparisons)[number];

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

const arithmetic = ['*', '/'] as const;
const comparisons = ['==', '!=', '>=', '<=', '>', '<'] as const;
const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads an expression; what is PromQL but not of this part is an error, so that no rule is judged by a guess. */
export function readExpression(text: string): Expression {
  const tokens = new Tokens(text);
  const expression = comparison(tokens);
  tokens.end();
  return expression;
}

function comparison(tokens: Tokens): Expression {
  const left = product(tokens);
  const operator = tokens.takeOne(comparisons);
  return operator === undefined ? left : { kind: 'binary', operator, left, right: product(tokens) };
}

function product(tokens: Tokens): Expression {
  let left = term(tokens);
  for (let operator = tokens.takeOne(arithmetic); operator !== undefined; operator = tokens.takeOne(arithmetic)) {
    left = { kind: 'binary', operator, left, right: term(tokens) };
  }
  return left;
}

function term(tokens: Tokens): Expression {
  if (tokens.takeOne(['(']) !== undefined) return inBrackets(tokens, comparison);
  const number = tokens.takeMatching(/\d+(\.\d+)?/y);
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  const name = tokens.must(/[a-zA-Z_]\w*/y);
  if (name === 'sum' || name === 'max') return { kind: 'aggregate', call: name, by: grouping(tokens), of: opened(tokens, comparison) };
  if (name === 'rate' || name === 'increase') return opened(tokens, (inner) => ({ kind: 'range', call: name, ...rangeSelector(inner) }));
  if (name === 'histogram_quantile') return opened(tokens, quantile);
  return selector(tokens, name);
}

function inBrackets<Result>(tokens: Tokens, read: (tokens: Tokens) => Result): Result {
  const result = read(tokens);
  tokens.must(/\)/y);
  return result;
}

function opened<Result>(tokens: Tokens, read: (tokens: Tokens) => Result): Result {
  tokens.must(/\(/y);
  return inBrackets(tokens, read);
}

function grouping(tokens: Tokens): readonly string[] {
  tokens.must(/by\b/y);
  return opened(tokens, (inner) => listOf(inner, () => inner.must(/[a-zA-Z_]\w*/y)));
}

function quantile(tokens: Tokens): Expression {
  const value = Number(tokens.must(/\d+(\.\d+)?/y));
  tokens.must(/,/y);
  return { kind: 'quantile', quantile: value, of: comparison(tokens) };
}

function rangeSelector(tokens: Tokens): { readonly selector: Selector; readonly milliseconds: number } {
  const selected = selector(tokens, tokens.must(/[a-zA-Z_]\w*/y));
  const [, count = '', unit = ''] = /^\[(\d+)([smhd])\]$/.exec(tokens.must(/\[\d+[smhd]\]/y)) ?? [];
  return { selector: selected, milliseconds: Number(count) * (units[unit] ?? 0) };
}

function selector(tokens: Tokens, name: string): Selector {
  if (tokens.takeOne(['{']) === undefined) return { kind: 'selector', name, matchers: [] };
  const matchers = listOf(tokens, () => matcher(tokens));
  tokens.must(/\}/y);
  return { kind: 'selector', name, matchers };
}

function matcher(tokens: Tokens): Matcher {
  const label = tokens.must(/[a-zA-Z_]\w*/y);
  const operator = tokens.takeOne(['=~', '!~', '!=', '=']) ?? tokens.fail();
  return { label, operator, value: tokens.must(/"[^"\\]*"/y).slice(1, -1) };
}

function listOf<Item>(tokens: Tokens, read: () => Item): readonly Item[] {
  const items = [read()];
  while (tokens.takeOne([',']) !== undefined) items.push(read());
  return items;
}

/** The text from where it has been read to. */
class Tokens {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#skip();
  }

  takeMatching(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.#at;
    const [found] = sticky.exec(this.#text) ?? [];
    if (found === undefined) return undefined;
    this.#at += found.length;
    this.#skip();
    return found;
  }

  takeOne<const Token extends string>(tokens: readonly Token[]): Token | undefined {
    const found = tokens.find((token) => this.#text.startsWith(token, this.#at));
    if (found === undefined) return undefined;
    this.#at += found.length;
    this.#skip();
    return found;
  }

  must(pattern: RegExp): string {
    return this.takeMatching(pattern) ?? this.fail();
  }

  end(): void {
    if (this.#at < this.#text.length) this.fail();
  }

  fail(): never {
    throw new Error(`not in our part of PromQL, from here on: ${this.#text.slice(this.#at) || 'the end'}`);
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
