import { expect } from 'chai';
import { child, follow, placeAt, referenceAt, rootPlace, step } from './place.ts';
import { documentOf } from './testing/documents.ts';

const document = documentOf({
  paths: { '/a b': { get: { summary: 'here' } } },
  components: {
    schemas: {
      Direct: { type: 'string' },
      Alias: { $ref: '#/components/schemas/Direct' },
      Encoded: { $ref: '#/paths/~1a%20b/get' },
      Odd: { $ref: '#/components/schemas/%E0%A4%A' },
      Circle: { $ref: '#/components/schemas/Circle' },
      Elsewhere: { $ref: 'other.yaml#/A' },
    },
  },
});
const at = (name: string) => placeAt(document, `/components/schemas/${name}`);

describe('places', () => {
  it('follow references to where they lead', () => expect(at('Alias')).to.deep.equal({ pointer: '/components/schemas/Direct', value: { type: 'string' } }));

  it('read percent-encoded pointers', () => expect(at('Encoded')?.value).to.deep.equal({ summary: 'here' }));

  it('take a broken percent-encoding literally', () => expect(at('Odd')).to.equal(undefined));

  it('lead nowhere in a circle', () => expect(at('Circle')).to.equal(undefined));

  it('lead nowhere in a file that is not read', () => expect(at('Elsewhere')).to.equal(undefined));

  it('step down through references', () => expect(step(document, rootPlace(document), 'components', 'schemas', 'Alias', 'type')?.value).to.equal('string'));

  it('step to nothing where there is nothing', () => expect(step(document, rootPlace(document), 'components', 'none', 'x')).to.equal(undefined));

  it('step to no inherited member', () => expect(step(document, rootPlace(document), 'constructor')).to.equal(undefined));

  it('know a child without following it', () => {
    const alias = child({ pointer: '/components/schemas', value: { Alias: { $ref: '#/x' } } }, 'Alias');
    expect(alias && referenceAt(alias)).to.equal('/x');
    expect(alias && follow(document, alias)).to.equal(undefined);
  });
});
