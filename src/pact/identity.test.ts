import { expect } from 'chai';
import { readPactContent } from './identity.ts';

const pact = (interactions: string, rest = '"metadata":{"pactSpecification":{"version":"4.0"}}'): string =>
  `{"consumer":{"name":"web"},"provider":{"name":"petshop"},"interactions":${interactions},${rest}}`;

const one = '{"type":"Synchronous/HTTP","description":"one","response":{"status":200,"body":{"content":{"price":1.0}}}}';
const two = '{"description":"two","type":"Synchronous/HTTP"}';

describe('pact identity', () => {
  it('does not depend on the order of interactions, keys, or on white space', () => {
    const sha = readPactContent(pact(`[${one},${two}]`)).sha;
    expect(readPactContent(pact(`[ {"type":"Synchronous/HTTP","description":"two"},\n${one}]`)).sha).to.equal(sha);
  });

  it('does not depend on names and other metadata', () => {
    const sha = readPactContent(pact(`[${one}]`)).sha;
    const other = pact(`[${one}]`, '"metadata":{"tool":"x","pactSpecification":{"version":"4.0"}}').replace('web', 'app');
    expect(readPactContent(other).sha).to.equal(sha);
  });

  it('tells 1.0 from 1, and one specification version from another', () => {
    const shas = [
      pact(`[${one}]`),
      pact(`[${one.replace('1.0', '1')}]`),
      pact(`[${one}]`, '"metadata":{"pactSpecification":{"version":"3.0.0"}}'),
    ];
    expect(new Set(shas.map((text) => readPactContent(text).sha))).to.have.property('size', 3);
  });

  it('gives every interaction an id and leaves the rest as written', () => {
    const { text } = readPactContent(pact(`[${one},{}]`));
    const ids = JSON.parse(text).interactions.map((interaction: { _id: string }) => interaction._id);
    expect(ids).to.have.length(2);
    expect(ids.every((id: string) => /^[0-9a-f]{40}$/.test(id))).to.equal(true);
    expect(text).to.contain('"price":1.0');
  });

  it('recognises a pact that comes back from a broker', () => {
    const first = readPactContent(pact(`[${one}]`));
    const served = `${first.text.slice(0, -1)},"createdAt":"2026-01-01T00:00:00+00:00","_links":{"self":{"href":"x"}}}`;
    expect(readPactContent(served)).to.deep.equal(first);
  });

  it('counts interactions and messages and finds messages among V4 interactions', () => {
    expect(readPactContent(pact(`[${one},${two}]`))).to.include({ interactions: 2, messages: 0, hasMessages: false });
    expect(readPactContent(pact('[{"type":"Asynchronous/Messages"}]'))).to.include({ hasMessages: true });
    expect(readPactContent('{"messages":[{"description":"m"}]}')).to.include({ interactions: 0, messages: 1, hasMessages: true });
  });

  it('reads the names, where there are any', () => {
    expect(readPactContent(pact('[]'))).to.include({ consumer: 'web', provider: 'petshop' });
    expect(readPactContent('[1]')).to.include({ consumer: undefined, provider: undefined, text: '[1]' });
  });
});
