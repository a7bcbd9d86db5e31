import { expect } from 'chai';
import { evaluate } from './evaluate.ts';
import { readExpression } from './expression.ts';
import { readScrape, type Scrape } from './scrape.ts';

const minute = 60_000;

/** One scrape a minute; the last one is now. */
const scraped = (...texts: readonly string[]): { scrapes: readonly Scrape[]; at: number } => ({
  scrapes: texts.map((text, index) => readScrape((index + 1) * minute, text)),
  at: texts.length * minute,
});

const values = (expression: string, ...texts: readonly string[]): readonly string[] => {
  const value = evaluate(expression, scraped(...texts));
  if (typeof value === 'number') return [String(value)];
  return value.map(({ labels, value: number }) => `${Object.values(labels).join(' ')} ${Number(number.toFixed(6))}`.trim());
};

const counting = (...counts: readonly number[]): readonly string[] => counts.map((count) => `c ${count}`);

describe('Prometheus’ text', () => {
  it('is read line by line', () => {
    const text = '# HELP up is up\nup 1\nc_total{a="x, y",b="\\"q\\" \\\\ \\n"} 2.5\nb{le="+Inf"} +Inf\n';
    expect(readScrape(5, text)).to.deep.equal({
      at: 5,
      samples: [
        { labels: { __name__: 'up' }, value: 1 },
        { labels: { __name__: 'c_total', a: 'x, y', b: '"q" \\ \n' }, value: 2.5 },
        { labels: { __name__: 'b', le: '+Inf' }, value: Infinity },
      ],
    });
  });

  for (const line of ['c{a=x} 1', 'c{a="x} 1', 'c', '{a="x"} 1']) {
    it(`is refused where a line is no sample: ${line}`, () => {
      expect(() => readScrape(0, line)).to.throw(`not a sample: ${line}`);
    });
  }
});

describe('our part of PromQL', () => {
  for (const text of ['', 'sum(c)', 'avg by (a) (c)', 'rate(c)', 'rate(c[5x])', 'c offset 1d', 'c and d', 'c > ', 'c{a}', 'c{a=~x}', '(c', 'c) ', 'irate(c[5m])', 'c + 1']) {
    it(`refuses what it does not know, rather than guess: ${text}`, () => {
      expect(() => readExpression(text)).to.throw('not in our part of PromQL');
    });
  }

  it('selects by name and by labels, as texts or as whole patterns', () => {
    const text = 'c{a="one"} 1\nc{a="two"} 2\nd{a="one"} 3\nc 4';
    expect(values('c', text)).to.deep.equal(['c one 1', 'c two 2', 'c 4']);
    expect(values('c{a="one"}', text)).to.deep.equal(['c one 1']);
    expect(values('c{a!="one"}', text)).to.deep.equal(['c two 2', 'c 4']);
    expect(values('c{a=~"one|t.*"}', text)).to.deep.equal(['c one 1', 'c two 2']);
    expect(values('c{a!~"t", a=~"tw"}', text)).to.deep.equal([]);
  });

  it('sees a series for five minutes after its last sample', () => {
    expect(values('c', 'c 1', '', '', '', '')).to.deep.equal(['c 1']);
    expect(values('c', 'c 1', '', '', '', '', '')).to.deep.equal([]);
  });

  it('sums and takes the largest by labels', () => {
    const text = 'c{a="x",b="1"} 1\nc{a="x",b="2"} 2\nc{a="y",b="1"} 4\nc 8';
    expect(values('sum by (a) (c)', text)).to.deep.equal(['x 3', 'y 4', '8']);
    expect(values('max by (a, b) (c)', text)).to.deep.equal(['x 1 1', 'x 2 2', 'y 1 4', '8']);
  });

  it('lets through what a comparison holds for', () => {
    const text = 'c{a="x"} 1\nc{a="y"} 2';
    expect(['>', '>=', '<', '<=', '==', '!='].map((operator) => values(`c ${operator} 1`, text))).to.deep.equal([
      ['c y 2'], ['c x 1', 'c y 2'], [], ['c x 1'], ['c x 1'], ['c y 2'],
    ]);
  });

  it('lets vectors meet where all labels are the same', () => {
    const text = 'c{a="x"} 6\nc{a="y"} 2\nd{a="x"} 3\nd{a="z"} 1';
    expect(values('c / d', text)).to.deep.equal(['x 2']);
    expect(values('c > 1 * d', text)).to.deep.equal(['c x 6']);
    expect(values('(c / d) * 10', text)).to.deep.equal(['x 20']);
  });

  it('drops what is divided by nothing from a comparison', () => {
    expect(values('c / d > 0', 'c 0\nd 0')).to.deep.equal([]);
  });

  for (const text of ['2 > c', 'sum by (a) (2)', '1 * 2']) {
    it(`refuses a number where a vector must stand: ${text}`, () => {
      expect(() => evaluate(text, scraped('c 1'))).to.throw(/a number stands/);
    });
  }

  it('knows numbers', () => {
    expect(values('2.5', '')).to.deep.equal(['2.5']);
  });
});

/** Worked out by hand along Prometheus' rules. */
describe('the growth of a counter', () => {
  it('is filled in up to the range’s end and, by half an interval, towards its beginning', () => {
    // 30 in three minutes; the gap of two minutes at the beginning is too long to be filled in.
    expect(values('increase(c[5m])', '', 'c 100', 'c 110', 'c 120', 'c 130')).to.deep.equal(['35']);
  });

  it('is filled in over the whole range where samples lie close to both ends', () => {
    expect(values('increase(c[5m])', ...counting(100, 110, 120, 130, 140, 150))).to.deep.equal(['50']);
    expect(values('rate(c[5m])', ...counting(100, 110, 120, 130, 140, 150))).to.deep.equal(['0.166667']);
  });

  it('is not filled in beyond where the counter was zero', () => {
    expect(values('increase(c[5m])', '', 'c 0', 'c 10', 'c 20', 'c 30')).to.deep.equal(['30']);
  });

  it('goes on where the counter began anew', () => {
    expect(values('increase(c[5m])', ...counting(100, 110, 120, 5, 15, 25))).to.deep.equal(['43.75']);
  });

  it('is unknown for less than two samples', () => {
    expect([values('rate(c[5m])', 'c 1'), values('rate(c[1m])', ...counting(1, 2))]).to.deep.equal([[], []]);
  });

  it('is nothing for a series that begins with its first step', () => {
    expect(values('increase(c[5m])', '', '', 'c 1', 'c 1')).to.deep.equal(['0']);
  });
});

describe('a quantile', () => {
  const histogram = (...counts: readonly number[]): string => ['1', '2', '4', '+Inf'].map((le, index) => `b{a="x",le="${le}"} ${counts[index]}`).join('\n');

  it('lies on a line through its bucket', () => {
    expect(values('histogram_quantile(0.5, b)', histogram(10, 20, 30, 30))).to.deep.equal(['x 1.5']);
    expect(values('histogram_quantile(0.95, b)', histogram(0, 0, 100, 100))).to.deep.equal(['x 3.9']);
    expect(values('histogram_quantile(0.1, b)', histogram(10, 20, 20, 20))).to.deep.equal(['x 0.2']);
  });

  it('is the last bound where it lies beyond all bounds', () => {
    expect(values('histogram_quantile(0.95, b)', histogram(0, 0, 0, 10))).to.deep.equal(['x 4']);
  });

  it('is no number where nothing was counted, or where the last bucket is missing', () => {
    expect(values('histogram_quantile(0.95, b)', histogram(0, 0, 0, 0))).to.deep.equal(['x NaN']);
    expect(values('histogram_quantile(0.95, b)', 'b{le="1"} 5')).to.deep.equal(['NaN']);
    expect(values('histogram_quantile(0.95, b) > 1', histogram(0, 0, 0, 0))).to.deep.equal([]);
  });
});
