import { expect } from 'chai';
import { parseFaults } from './fault-text.ts';

describe('faults in their short form', () => {
  const forms: readonly (readonly [string, readonly object[]])[] = [
    ['latency,ms=200,operation=readPet', [{ kind: 'latency', ms: 200, operation: 'readPet' }]],
    ['latency;ms=200;p95=400', [{ kind: 'latency', ms: 200, p95: 400 }]],
    ['reset', [{ kind: 'reset' }]],
    ['latency;ms=5, status;status=503', [{ kind: 'latency', ms: 5 }, { kind: 'status', status: 503 }]],
    ['rate-limit,quota=10/60', [{ kind: 'rate-limit', quota: { requests: 10, seconds: 60 } }]],
    ['rate-limit,quota=10', [{ kind: 'rate-limit', quota: 10 }]],
    ['clock-skew,ms=-5', [{ kind: 'clock-skew', ms: -5 }]],
    ['reset,operation=7', [{ kind: 'reset', operation: '7' }]],
    ['reset,operation=GET /a=b', [{ kind: 'reset', operation: 'GET /a=b' }]],
    ['{"kind":"reset","operation":"a,b"}', [{ kind: 'reset', operation: 'a,b' }]],
    ['[{"kind":"reset"}]', [{ kind: 'reset' }]],
    ['', []],
  ];
  for (const [text, faults] of forms) {
    it(`are read from ${JSON.stringify(text)}`, () => expect(parseFaults(text)).to.deep.equal(faults));
  }

  it('begin with a kind', () => expect(() => parseFaults('ms=200')).to.throw('does not begin with the kind'));

  it('keep a field named __proto__ an ordinary field', () => expect(Object.keys(Object(parseFaults('reset,__proto__=1')[0]))).to.deep.equal(['kind', '__proto__']));
});
