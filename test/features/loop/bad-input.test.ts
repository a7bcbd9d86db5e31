import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { testServers } from '../../../src/http/testing/serve.ts';
import type { TestWorkspace } from '../testing/workspace.ts';
import { aWorkspace } from '../testing/workspace.ts';

interface Case {
  readonly what: string;
  readonly arrange: (workspace: TestWorkspace) => Promise<void>;
  readonly command: readonly string[];
  /** The one line, which names file and place. */
  readonly line: RegExp;
}

const remove = (file: string) => (workspace: TestWorkspace): Promise<void> => rm(join(workspace.folder, file));
const write = (file: string, text: string) => (workspace: TestWorkspace): Promise<void> => workspace.write(file, text);
const pact = 'pacts/stripe-integration-stripe.json';
const database = '.vendorproof/broker.sqlite';

const cases: readonly Case[] = [
  { what: 'a config file that does not parse', arrange: write('vendorproof.config.ts', 'export default {'), command: ['run'], line: /vendorproof\.config\.ts(:\d+)?: cannot be loaded: SyntaxError/ },
  { what: 'a config file that is taken for CommonJS', arrange: write('package.json', '{ "type": "commonjs" }'), command: ['run'], line: /vendorproof\.config\.ts(:1)?: cannot be loaded: SyntaxError: .* → write "type": "module" into the package\.json there/ },
  { what: 'a config file with a mistyped setting', arrange: write('vendorproof.config.ts', 'export default { vendros: {} };'), command: ['run'], line: /vendros is not a setting: did you mean vendors\?/ },
  { what: 'a missing document', arrange: remove('openapi/stripe/stripe.json'), command: ['run'], line: /openapi\/stripe\/stripe\.json: vendor stripe has no document there/ },
  { what: 'a missing source', arrange: remove('openapi/stripe/source.json'), command: ['run'], line: /openapi\/stripe\/source\.json: vendor stripe has no source there/ },
  { what: 'a missing client', arrange: remove('consumers/stripe/client.ts'), command: ['run'], line: /consumers\/stripe\/client\.ts: vendor stripe has no client there/ },
  { what: 'a missing contract test', arrange: remove('consumers/stripe/client.pact.test.ts'), command: ['run'], line: /consumers\/stripe\/\*\.pact\.test\.ts: vendor stripe has no contract test there/ },
  { what: 'a document that is not JSON', arrange: write('openapi/stripe/stripe.json', '{"openapi": '), command: ['verify', 'stripe'], line: /openapi\/stripe\/stripe\.json: is not JSON: it ends too early \(line 1, column 13\)/ },
  { what: 'a document that is no OpenAPI document', arrange: write('openapi/stripe/stripe.json', '{}'), command: ['verify', 'stripe'], line: /openapi\/stripe\/stripe\.json: is not an OpenAPI document/ },
  { what: 'a document that no test could be drawn from', arrange: write('openapi/stripe/stripe.json', '{"openapi": '), command: ['run'], line: /openapi\/stripe\/stripe\.json: is not JSON: it ends too early/ },
  {
    what: 'a folder where a pact should be',
    arrange: async (workspace) => {
      await rm(join(workspace.folder, pact));
      await mkdir(join(workspace.folder, pact));
    },
    command: ['publish'],
    line: /pacts\/stripe-integration-stripe\.json: is a folder, not a pact/,
  },
  { what: 'a pact that is not JSON', arrange: write(pact, '<html>'), command: ['publish'], line: /pacts\/stripe-integration-stripe\.json: is not JSON: unexpected "<" \(line 1, column 1\)/ },
  { what: 'a pact without interactions', arrange: write(pact, '{"consumer":{"name":"a"},"provider":{"name":"b"}}'), command: ['publish'], line: /pacts\/stripe-integration-stripe\.json#\/interactions: / },
  { what: 'a pact of others under our name', arrange: write(pact, '{"consumer":{"name":"a"},"provider":{"name":"b"},"interactions":[]}'), command: ['publish'], line: /is a pact of a with b, not of stripe-integration with stripe/ },
  { what: 'a pact that no test makes', arrange: write('pacts/a-b.json', '{}'), command: ['run'], line: /pacts\/a-b\.json: no contract test makes this pact/ },
  { what: 'an unknown vendor', arrange: async () => {}, command: ['verify', 'strpe'], line: /there is no vendor strpe: did you mean stripe\?/ },
  { what: 'an unknown environment', arrange: async () => {}, command: ['gate', '--to', 'prodution'], line: /there is no environment prodution: did you mean production\?/ },
  { what: 'an unknown pacticipant', arrange: async () => {}, command: ['gate', 'stripe-integraton'], line: /vendorproof\.config\.ts: stripe-integraton is none of our pacticipants: did you mean stripe-integration/ },
  { what: 'a vendor where its consumer is meant', arrange: async () => {}, command: ['gate', 'bitbucket'], line: /vendorproof\.config\.ts: bitbucket is a vendor; .* → name bitbucket-integration instead/ },
  { what: 'an unknown target', arrange: async () => {}, command: ['verify', '--against', 'production'], line: /cannot verify against production/ },
  { what: 'a file where the data folder should be', arrange: write('.vendorproof', 'a file'), command: ['gate'], line: /\.vendorproof: is a file where vendorproof keeps its folder → move it away/ },
  { what: 'a version to deploy that nobody published', arrange: async () => {}, command: ['deployed', '--version', 'never', '--to', 'local'], line: /the broker knows no version never of stripe-integration → vendorproof publish --version never/ },
  { what: 'a document to slice that is not there', arrange: async () => {}, command: ['slice', 'nope.json', '--operation', 'a', '--out', 'x.json'], line: /nope\.json: there is no such document/ },
  { what: 'an operation to slice that is not there', arrange: async () => {}, command: ['slice', 'openapi/stripe/stripe.json', '--operation', 'PostCustomer', '--out', 'x.json'], line: /there is no operation PostCustomer: did you mean PostCustomers/ },
  { what: 'a pact to compare that is not there', arrange: async () => {}, command: ['compare', 'openapi/stripe/stripe.json', 'nope.json'], line: /nope\.json: there is no such pact/ },
  { what: 'a pacticipant that is a way out of the folder', arrange: async () => {}, command: ['generate', 'openapi/stripe/stripe.json', '--out', 'x', '--consumer', '../../y'], line: /\.\.\/\.\.\/y cannot be a pacticipant's name here/ },
  { what: 'a folder to generate into that nobody can make', arrange: write('full', 'a file'), command: ['generate', 'openapi/stripe/stripe.json', '--out', 'full/x'], line: /full\/x\/.*\.json: cannot be written: ENOTDIR/ },
  { what: 'a folder where a slice should be', arrange: async () => {}, command: ['slice', 'openapi/stripe/stripe.json', '--operation', 'PostCustomers', '--out', 'pacts'], line: /pacts: cannot be written: there is something there that is no file/ },
  { what: 'a document without operations to serve', arrange: write('empty.json', '{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{}}'), command: ['stub', 'empty.json'], line: /empty\.json#\/paths: the document has no operation to serve/ },
  { what: 'a provider file to serve that is not there', arrange: async () => {}, command: ['stub', 'openapi/stripe/stripe.json', '--provider', 'nope.ts'], line: /nope\.ts: there is no such provider file/ },
  { what: 'a fault to begin with that is none', arrange: async () => {}, command: ['stub', 'openapi/stripe/stripe.json', '--fault', 'latncy,ms=2'], line: /kind: is "latncy" → did you mean latency\?/ },
  { what: 'a control token that is no reference', arrange: async () => {}, command: ['stub', 'openapi/stripe/stripe.json', '--control-token', 's3cret'], line: /--control-token: a credential is named by reference/ },
  {
    what: 'more provider files than documents to serve',
    arrange: async () => {},
    command: ['stub', 'openapi/stripe/stripe.json', '--provider', 'providers/stripe/provider.ts', '--provider', 'providers/bitbucket/provider.ts'],
    line: /providers\/bitbucket\/provider\.ts: no document goes with this provider file: 2 are given for 1 to serve/,
  },
];

describe('bad input', function () {
  this.timeout(30_000);
  const { serve, closeAll } = testServers();
  after(closeAll);
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await aWorkspace();
  });
  afterEach(() => workspace.close());

  const written = async (): Promise<readonly string[]> => (await readdir(workspace.folder)).toSorted();

  for (const { what, arrange, command, line } of cases) {
    it(`is one line and exit code 2: ${what}`, async () => {
      await arrange(workspace);
      const before = await written();
      const { code, err } = await workspace.run(...command);
      const after = (await written()).filter((name) => name !== '.vendorproof' || before.includes(name));
      expect([code, err.trimEnd().split('\n').length, line.test(err), after]).to.deep.equal([2, 1, true, before], err);
    });
  }

  it('is a corrupt database, which is left as it is', async () => {
    await workspace.run('gate');
    await writeFile(join(workspace.folder, database), 'this is no database, and it is long enough to look like one'.repeat(100));
    for (const leftover of ['-wal', '-shm']) await rm(join(workspace.folder, database + leftover), { force: true });
    const { code, err } = await workspace.run('publish');
    const kept = await workspace.read(database);
    expect([code, err.trimEnd().split('\n').length, /broker\.sqlite: .*(damaged|not a broker database)/.test(err), kept.startsWith('this is no database')]).to.deep.equal([2, 1, true, true], err);
  });

  it('is a broker address at which a web page answers', async () => {
    const url = await serve((_request, response) => response.setHeader('content-type', 'text/html').end('<html>Log in</html>'));
    const { code, err } = await workspace.runWith({ environment: { PATH: '/usr/bin:/bin', PACT_BROKER_BASE_URL: url } }, 'publish');
    expect([code, err.includes(url), err.includes('not a Pact broker'), err.trimEnd().split('\n').length]).to.deep.equal([2, true, true, 1], err);
  });

  it('is a command or an option that is not there', async () => {
    const runs = await Promise.all([workspace.run('gat'), workspace.run('gate', '--nope'), workspace.run('slice'), workspace.run('deployed')]);
    expect([runs.map(({ code }) => code), /did you mean gate/i.test(runs[0]?.err ?? '')]).to.deep.equal([[2, 2, 2, 2], true], runs.map(({ err }) => err).join(''));
  });
});
