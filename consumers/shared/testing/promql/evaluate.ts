import { readExpression, type Expression, type Matcher, type Operator, type Selector } from './expression.ts';
import { quantileOf } from './quantile.ts';
import { increaseOf, type Point } from './rate.ts';
import type { Labels, Sample, Scrape } from './scrape.ts';

/** An instant vector, or a scalar. */
export type Value = number | readonly Sample[];

/** What was scraped, and the time to judge it at. */
export interface Moment {
  readonly scrapes: readonly Scrape[];
  readonly at: number;
}

/** For so long a series stands that is not scraped any more. */
const lookbackMs = 5 * 60_000;

export const evaluate = (text: string, moment: Moment): Value => valueOf(readExpression(text), moment);

function valueOf(expression: Expression, moment: Moment): Value {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'selector':
      return pointsOf(expression, moment, lookbackMs).flatMap(({ labels, points }) => points.slice(-1).map(({ value }) => ({ labels, value })));
    case 'range':
      return rangeOf(expression, moment);
    case 'quantile':
      return quantileOf(expression.quantile, vectorOf(valueOf(expression.of, moment)));
    case 'aggregate':
      return aggregate(expression, vectorOf(valueOf(expression.of, moment)));
    case 'binary':
      return binary(expression.operator, valueOf(expression.left, moment), valueOf(expression.right, moment));
  }
}

function vectorOf(value: Value): readonly Sample[] {
  if (typeof value === 'number') throw new Error('a number stands where a vector must');
  return value;
}

interface Series {
  readonly labels: Labels;
  readonly points: readonly Point[];
}

/** The selected series with their samples in the time before the moment; its beginning is not part of it. */
function pointsOf({ name, matchers }: Selector, { scrapes, at }: Moment, milliseconds: number): readonly Series[] {
  const series = new Map<string, { readonly labels: Labels; readonly points: Point[] }>();
  for (const scrape of scrapes.filter((each) => each.at > at - milliseconds && each.at <= at)) {
    for (const { labels, value } of scrape.samples.filter((sample) => isSelected(sample.labels, name, matchers))) {
      const key = keyOf(labels);
      const known = series.get(key) ?? { labels, points: [] };
      known.points.push({ at: scrape.at, value });
      series.set(key, known);
    }
  }
  return [...series.values()];
}

const isSelected = (labels: Labels, name: string, matchers: readonly Matcher[]): boolean =>
  labels['__name__'] === name && matchers.every((matcher) => isMatch(labels[matcher.label] ?? '', matcher));

function isMatch(text: string, { operator, value }: Matcher): boolean {
  const isEqual = operator.includes('~') ? new RegExp(`^(?:${value})$`).test(text) : text === value;
  return operator.startsWith('!') ? !isEqual : isEqual;
}

function rangeOf({ call, selector, milliseconds }: Extract<Expression, { kind: 'range' }>, moment: Moment): readonly Sample[] {
  const divisor = call === 'rate' ? milliseconds / 1000 : 1;
  return pointsOf(selector, moment, milliseconds).flatMap(({ labels, points }) => {
    const increase = increaseOf(points, { from: moment.at - milliseconds, to: moment.at });
    return increase === undefined ? [] : [{ labels: without(labels, '__name__'), value: increase / divisor }];
  });
}

function aggregate({ call, by }: Extract<Expression, { kind: 'aggregate' }>, samples: readonly Sample[]): readonly Sample[] {
  const groups = Map.groupBy(samples, ({ labels }) => keyOf(only(labels, by)));
  return [...groups.values()].map((group) => {
    const values = group.map(({ value }) => value);
    const [first] = group;
    return { labels: only(first?.labels ?? {}, by), value: call === 'sum' ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values) };
  });
}

const operations: Readonly<Record<Operator, (left: number, right: number) => number | boolean>> = {
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
};

/** Vectors meet where all their labels are the same. A comparison lets through what it holds for, and drops the rest. */
function binary(operator: Operator, left: Value, right: Value): Value {
  if (typeof left === 'number') return scaled(operator, left, vectorOf(right));
  return left.flatMap((sample) => {
    const other = typeof right === 'number' ? right : right.find(({ labels }) => keyOf(nameless(labels)) === keyOf(nameless(sample.labels)))?.value;
    const value = other === undefined ? undefined : applied(operator, sample.value, other);
    return value === undefined ? [] : [{ labels: '*/'.includes(operator) ? nameless(sample.labels) : sample.labels, value }];
  });
}

function applied(operator: Operator, left: number, right: number): number | undefined {
  const result = operations[operator](left, right);
  if (typeof result === 'number') return result;
  return result ? left : undefined;
}

/** The only thing that a number on the left is good for. */
function scaled(operator: Operator, factor: number, samples: readonly Sample[]): readonly Sample[] {
  if (operator !== '*') throw new Error(`a number stands left of ${operator}`);
  return samples.map(({ labels, value }) => ({ labels: nameless(labels), value: factor * value }));
}

const nameless = (labels: Labels): Labels => without(labels, '__name__');
const without = (labels: Labels, name: string): Labels => Object.fromEntries(Object.entries(labels).filter(([label]) => label !== name));
const only = (labels: Labels, names: readonly string[]): Labels => Object.fromEntries(Object.entries(labels).filter(([label]) => names.includes(label)));
const keyOf = (labels: Labels): string => JSON.stringify(Object.entries(labels).toSorted(([one], [other]) => (one < other ? -1 : 1)));
