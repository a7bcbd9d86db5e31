import { expect } from 'chai';
import type { Workspace } from '../config/workspace.ts';
import { Failure } from '../failure/failure.ts';
import { filteredCommand } from './filter-tests.ts';

const workspaceWith = (testCommand: readonly string[], testFilter?: string): Workspace => ({
  root: '/w',
  configFile: '/w/vendorproof.config.ts',
  pactsFolder: '/w/pacts',
  dataFolder: '/w/.vendorproof',
  testCommand,
  testFilter,
  vendors: [],
  environments: [],
  defaultEnvironment: { name: 'local', production: false, demands: 'stub', maxAgeDays: undefined },
});

describe('a test command with a filter', () => {
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['node', 'node_modules/mocha/bin/mocha.js', '--no-config'], ['node', 'node_modules/mocha/bin/mocha.js', '--no-config', '--grep=a pet']],
    [['npx', 'mocha'], ['npx', 'mocha', '--grep=a pet']],
    [['node_modules/.bin/_mocha'], ['node_modules/.bin/_mocha', '--grep=a pet']],
    [['node', '--test'], ['node', '--test-name-pattern=a pet', '--test']],
    [['npx', 'c8', 'node', '--test', '--test-reporter=dot'], ['npx', 'c8', 'node', '--test-name-pattern=a pet', '--test', '--test-reporter=dot']],
  ];
  for (const [command, filtered] of cases) {
    it(`is ${filtered.join(' ')}`, () => expect(filteredCommand(workspaceWith(command), 'a pet')).to.deep.equal(filtered));
  }

  it('takes the option that the config names, for any runner', () => {
    expect(filteredCommand(workspaceWith(['npx', 'vitest', 'run'], '--testNamePattern'), 'a pet')).to.deep.equal(['npx', 'vitest', 'run', '--testNamePattern=a pet']);
  });

  it('is refused for a runner whose options nobody knows', () => {
    expect(() => filteredCommand(workspaceWith(['npx', 'vitest', 'run']), 'x')).to.throw(Failure, /npx vitest run, which is neither mocha nor node --test → name the option .* `testFilter`/);
  });

  it('is refused where the pattern is none', () => {
    expect(() => filteredCommand(workspaceWith(['npx', 'mocha']), 'a (pet')).to.throw(Failure, /^--filter takes a regular expression: /);
  });
});
