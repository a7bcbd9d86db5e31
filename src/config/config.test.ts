import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { Failure } from '../failure/failure.ts';
import { failureOf } from '../failure/testing/failure-of.ts';
import { defineWorkspace } from './define.ts';
import { loadWorkspace, shownPath } from './load.ts';
import { loadProvider } from './provider.ts';
import { checkVendorFiles, missingFiles, selectEnvironment, selectVendors } from './vendors.ts';

const valid = `export default { vendors: { petshop: { group: 'animals' }, bank: {} }, environments: { local: { demands: 'stub' }, production: { demands: 'sandbox', maxAgeDays: 7, production: true } } };`;

describe('a workspace', () => {
  const folders: string[] = [];
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

  const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return folder;
  };
  const loadingFails = async (config: string): Promise<Failure> => {
    const folder = await folderWith({ 'vendorproof.config.ts': config });
    return failureOf(() => loadWorkspace(folder));
  };

  it('is found from a folder below', async () => {
    const folder = await folderWith({ 'vendorproof.config.ts': valid, 'a/b/c.txt': '' });
    expect((await loadWorkspace(join(folder, 'a/b'))).root).to.equal(folder);
  });

  it('fills in what the config leaves out', async () => {
    const workspace = await loadWorkspace(await folderWith({ 'vendorproof.config.ts': valid }));
    const vendor = workspace.vendors[1];
    expect([vendor?.consumer, vendor?.tests, shownPath(workspace, vendor?.documentFile ?? ''), workspace.defaultEnvironment.name]).to.deep.equal(['bank-integration', 'consumers/bank/*.pact.test.ts', 'openapi/bank/bank.json', 'local']);
  });

  it('shows a file outside by its whole path', () => {
    expect(shownPath({ root: '/a/b' }, '/a/c.json')).to.equal('/a/c.json');
  });

  it('is typed by defineWorkspace, which changes nothing', () => {
    const config = { vendors: { petshop: {} }, environments: { local: { demands: 'stub' } } } as const;
    expect(defineWorkspace(config)).to.equal(config);
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['has no default export', 'export const a = 1;', /has no default export/],
    ['does not parse', 'export default {', /vendorproof\.config\.ts(:\d+)?: cannot be loaded: SyntaxError/],
    ['throws', '\nthrow new Error("no luck\\nat all");', /vendorproof\.config\.ts:2: cannot be loaded: no luck$/],
    ['imports what is not there', `import './gone.ts'; export default {};`, /cannot be loaded/],
    ['is no object', 'export default 5;', /the config must be an object/],
    ['has no vendors', `export default { environments: { local: { demands: 'stub' } } };`, /vendors is missing/],
    ['has a setting nobody knows', `export default { vendor: {} };`, /vendor is not a setting: did you mean vendors\?/],
    ['has an entry without a value', `export default { vendors: { a: undefined }, environments: { local: { demands: 'stub' } } };`, /vendors\.a must be an object/],
    ['mistypes a setting of an environment', `export default { vendors: { a: {} }, environments: { local: { demand: 'stub' } } };`, /environments\.local\.demand is not a setting: did you mean demands\?/],
    ['has a vendor setting nobody knows', `export default { vendors: { a: { doc: 'x' } }, environments: { local: { demands: 'stub' } } };`, /vendors\.a\.doc is not a setting/],
    ['has an empty document path', `export default { vendors: { a: { document: '' } }, environments: { local: { demands: 'stub' } } };`, /vendors\.a\.document must be a text/],
    ['has a vendor that is no object', `export default { vendors: { a: 1 }, environments: { local: { demands: 'stub' } } };`, /vendors\.a must be an object/],
    ['demands unheard-of evidence', `export default { vendors: { a: {} }, environments: { local: { demands: 'hope' } } };`, /environments\.local\.demands must be one of document, stub, sandbox, observed/],
    ['counts days in words', `export default { vendors: { a: {} }, environments: { local: { demands: 'stub', maxAgeDays: 'x' } } };`, /maxAgeDays must be a number of days/],
    ['marks production with a word', `export default { vendors: { a: {} }, environments: { local: { demands: 'stub', production: 'yes' } } };`, /production must be true or false/],
    ['has a test command that is no list', `export default { test: 'mocha', vendors: { a: {} }, environments: { local: { demands: 'stub' } } };`, /test must be a list of texts/],
    ['names a default environment that is not there', `export default { defaultEnvironment: 'x', vendors: { a: {} }, environments: { local: { demands: 'stub' } } };`, /defaultEnvironment x is not among/],
  ];
  for (const [what, config, message] of broken) {
    it(`is refused in one line when its config ${what}`, async () => {
      const { message: line, kind } = await loadingFails(config);
      expect([message.test(line), line.split('\n').length, kind]).to.deep.equal([true, 1, 'bad-input'], line);
    });
  }

  it('is missing where no folder above has a config', async () => {
    const folder = await folderWith({});
    expect((await failureOf(() => loadWorkspace(folder))).code).to.equal('config.missing');
  });

  it('gives vendors by name and by group', async () => {
    const workspace = await loadWorkspace(await folderWith({ 'vendorproof.config.ts': valid }));
    const chosen = (...names: string[]): readonly string[] => selectVendors(workspace, names).map(({ name }) => name);
    expect([chosen(), chosen('animals'), chosen('bank')]).to.deep.equal([['petshop', 'bank'], ['petshop'], ['bank']]);
  });

  it('suggests the vendor that a name is near to', async () => {
    const workspace = await loadWorkspace(await folderWith({ 'vendorproof.config.ts': valid }));
    expect((await failureOf(() => selectVendors(workspace, ['petshp']))).message).to.contain('did you mean petshop?');
  });

  it('gives environments by name, and suggests', async () => {
    const workspace = await loadWorkspace(await folderWith({ 'vendorproof.config.ts': valid }));
    const unknown = await failureOf(() => selectEnvironment(workspace, 'prodution'));
    expect([selectEnvironment(workspace, undefined).name, selectEnvironment(workspace, 'production').maxAgeDays, unknown.code]).to.deep.equal(['local', 7, 'environment.unknown']);
  });

  it('names everything that a vendor lacks', async () => {
    const workspace = await loadWorkspace(await folderWith({ 'vendorproof.config.ts': valid, 'openapi/bank/bank.json': '{}' }));
    const [petshop, bank] = workspace.vendors.map((vendor) => missingFiles(workspace, vendor).map(({ code }) => code));
    expect([petshop, bank]).to.deep.equal([
      ['vendor.document.missing', 'vendor.source.missing', 'vendor.client.missing', 'vendor.test.missing'],
      ['vendor.source.missing', 'vendor.client.missing', 'vendor.test.missing'],
    ]);
  });

  it('refuses to work with a vendor that lacks something, and takes one that is whole', async () => {
    const files = { 'openapi/bank/bank.json': '{}', 'openapi/bank/source.json': '{}', 'consumers/bank/client.ts': '', 'consumers/bank/client.pact.test.ts': '' };
    const workspace = await loadWorkspace(await folderWith({ 'vendorproof.config.ts': valid, ...files }));
    const [petshop, bank] = workspace.vendors;
    const failure = await failureOf(() => petshop && checkVendorFiles(workspace, petshop));
    expect([failure.place, bank && checkVendorFiles(workspace, bank)]).to.deep.equal(['openapi/petshop/petshop.json', undefined]);
  });

  it('has no states without a provider file', async () => {
    expect(await loadProvider('/nowhere/provider.ts')).to.deep.equal({ states: {} });
  });

  it('reads the states of a provider file', async () => {
    const folder = await folderWith({ 'provider.ts': `export const provider = { states: { 'a pet exists': { stub: [] } } };` });
    expect(Object.keys((await loadProvider(join(folder, 'provider.ts'))).states)).to.deep.equal(['a pet exists']);
  });

  for (const [what, text, message] of [
    ['exports nothing', 'export const other = 1;', 'does not export `provider`'],
    ['exports no object', 'export const provider = 1;', 'the export `provider` must be an object'],
    ['has no states', 'export const provider = {};', 'states is missing'],
    ['mistypes its states', 'export const provider = { state: {} };', 'state is not a part of a provider file: did you mean states?'],
    ['has states of another shape', `export const provider = { states: { a: 1 } };`, 'states.a must be an object'],
    ['has a state without answers', `export const provider = { states: { a: {} } };`, 'states.a.stub is missing'],
    ['mistypes a part of an answer', `export const provider = { states: { a: { stub: [{ operaton: 'x' }] } } };`, 'states.a.stub[0].operaton is not a part of a provider file: did you mean operation?'],
    ['answers with no status', `export const provider = { states: { a: { stub: [{ status: '404' }] } } };`, 'states.a.stub[0].status must be an HTTP status'],
    ['answers when a list is sent', `export const provider = { states: { a: { stub: [{ when: { ids: [] } }] } } };`, 'states.a.stub[0].when.ids must be a text, a number, true, false or null'],
    ['has things that nothing reads', `export const provider = { states: {}, resources: { pet: { create: 'createPet' } } };`, 'resources.pet.read is missing'],
    ['does not parse', 'export const provider = {', 'cannot be loaded'],
  ] as const) {
    it(`refuses a provider file that ${what}`, async () => {
      const folder = await folderWith({ 'provider.ts': text });
      const failure = await failureOf(() => loadProvider(join(folder, 'provider.ts')));
      expect(failure.message).to.contain(`provider.ts: ${message}`);
    });
  }
});
