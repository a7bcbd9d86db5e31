import { expect } from 'chai';
import { coverageOf } from '../../scripts/interactions/coverage.ts';

describe('the coverage of interactions', () => {
  const getPet = { provider: 'petshop', description: 'reads a pet', operation: 'getPet', relied: ['id', 'name'], missing: [] };

  it('is whole where each operation that is called has a test that holds what is relied on', () => {
    expect(coverageOf('petshop', new Set(['getPet']), [getPet])).to.include({ cells: 3, covered: 3, fields: 2, held: 2 });
  });

  it('lacks an operation without a contract test', () => {
    expect(coverageOf('petshop', new Set(['getPet', 'listPets']), [getPet])).to.deep.include({ cells: 4, covered: 3, uncovered: ['listPets is called and has no contract test'] });
  });

  it('lacks a field that is relied on and stands in no pact', () => {
    const { covered, cells, uncovered } = coverageOf('petshop', new Set(['getPet']), [{ ...getPet, missing: ['name'] }]);
    expect([covered, cells, uncovered]).to.deep.equal([2, 3, ['"reads a pet" relies on name, which its pact does not hold']]);
  });
});
