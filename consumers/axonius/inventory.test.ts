import { expect } from 'chai';
import { Answer } from '../shared/answer.ts';
import { toAsset } from './asset/to-asset.ts';
import { Inventory } from './inventory.ts';
import { asset, assetId, entry } from './testing/factories.ts';
import type { Asset } from './types.ts';

const known = (id: number, ...owns: readonly string[]): Asset => {
  const row = asset(assetId(id), owns.map((own) => entry('aws_adapter', { id: own })));
  return toAsset('devices', new Answer(row, { vendor: 'axonius', request: 'POST /', status: 200, requestId: undefined }));
};

describe('the inventory', () => {
  const put = (...assets: readonly Asset[]) => {
    const inventory = new Inventory();
    const outcomes = assets.map((one) => inventory.put(one));
    return { outcomes, inventory, keys: () => inventory.records().map(({ key, asset: { id } }) => [key, Number.parseInt(id, 16)]) };
  };

  it('updates the record of an asset whose id changed and whose adapters call it the same (X46)', () => {
    const { outcomes, keys } = put(known(1, 'i-1'), known(2, 'i-1'));
    expect([outcomes, keys()]).to.deep.equal([['added', 'updated'], [['devices-1', 2]]]);
  });

  it('updates the record of an asset that got another source', () => {
    expect(put(known(1, 'i-1'), known(1, 'i-1', 'i-2')).outcomes).to.deep.equal(['added', 'updated']);
  });

  it('makes one record of two that were merged', () => {
    const { outcomes, keys } = put(known(1, 'i-1'), known(2, 'i-2'), known(3, 'i-2', 'i-1'));
    expect([outcomes, keys()]).to.deep.equal([['added', 'added', 'merged'], [['devices-1', 3]]]);
  });

  it('makes two records of one that was split', () => {
    const { outcomes, keys } = put(known(1, 'i-1', 'i-2'), known(2, 'i-1'), known(3, 'i-2'));
    expect([outcomes, keys()]).to.deep.equal([['added', 'updated', 'added'], [['devices-1', 2], ['devices-2', 3]]]);
  });

  it('does not take an asset for another one that had its id', () => {
    expect(put(known(1, 'i-1'), known(2, 'i-1'), known(1, 'i-2')).inventory.size).to.equal(2);
  });

  it('keeps kinds of assets apart', () => {
    expect(put(known(1, 'i-1'), { ...known(1, 'i-1'), type: 'users' }).inventory.size).to.equal(2);
  });
});
