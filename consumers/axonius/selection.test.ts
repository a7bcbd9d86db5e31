import { expect } from 'chai';
import { checkAssetId, checkObjectId, checkSelection, type Selection } from './selection.ts';
import { assetId, objectId } from './testing/factories.ts';

describe('a selection of assets', () => {
  it('cannot be a query and a saved query at once (X17)', () => {
    // What TypeScript refuses, JavaScript and forms may still hand in.
    const both: unknown = { query: '("labels" == "pci")', savedQueryName: 'prod servers' };
    expect(() => checkSelection(both as Selection)).to.throw(TypeError, 'query and savedQueryName exclude one another');
  });

  for (const selection of [{}, { query: '' }, { savedQueryName: 'prod servers' }, { savedQueryId: objectId(1), history: '2026-11-01' }]) {
    it(`may be ${JSON.stringify(selection)}`, () => expect(() => checkSelection(selection)).not.to.throw());
  }

  for (const history of ['01.11.2026', '2026-11-1', '2026-11-01T00:00:00Z', '2026-02-30', '']) {
    it(`is refused for the day "${history}" (X20)`, () => expect(() => checkSelection({ history })).to.throw(TypeError, 'is not a day'));
  }

  it('is refused for an id that is none', () => {
    expect(() => checkSelection({ savedQueryId: 'prod servers' })).to.throw(TypeError);
    expect(() => checkObjectId(assetId(1))).to.throw(TypeError);
    expect(() => checkAssetId(assetId(1).slice(0, 8))).to.throw(TypeError, 'not an asset');
  });
});
