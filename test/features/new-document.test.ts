import { join } from 'node:path';
import { expect } from 'chai';
import { main } from '../../src/cli/program.ts';

const folder = join(import.meta.dirname, '../cases');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function vendorproof(...args: readonly string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const clock = () => new Date(0);
  const surroundings = { folder, environment: {}, clock, out: (text: string) => out.push(text), err: (text: string) => err.push(text), untilStopped: async () => {} };
  const code = await main(args, surroundings);
  return { code, out: out.join(''), err: err.join('') };
}

const relied = 'diff/pact-relies-on-what-changed';
const unrelied = 'diff/pact-relies-on-nothing-that-changed';

describe('vendorproof diff', () => {
  it('exits 1 where a pact is hit, and names the interaction', async () => {
    const { code, out } = await vendorproof('diff', `${relied}/old.yaml`, `${relied}/new.yaml`, '--pact', `${relied}/pact.json`);
    expect(code).to.equal(1);
    expect(out).to.match(/✘ `owner` .* may now be null .*\n {6}hits diff\/pact-relies-on-what-changed\/pact\.json “a request for a pet”/);
  });

  it('exits 0 where no pact is hit, whatever else broke', async () => {
    const { code, out } = await vendorproof('diff', `${unrelied}/old.yaml`, `${unrelied}/new.yaml`, '--pact', `${unrelied}/pact.json`);
    expect(code).to.equal(0);
    expect(out).to.contain('✔ 0 breaking and 2 safe changes; no interaction is hit');
  });

  it('exits 1 without pacts where something would break a consumer', async () => {
    const { code, out } = await vendorproof('diff', `${unrelied}/old.yaml`, `${unrelied}/new.yaml`);
    expect(code).to.equal(1);
    expect(out).to.contain('name pacts with --pact to see what hits you');
  });

  it('says that nothing changed where only words did', async () => {
    const { code, out } = await vendorproof('diff', 'diff/nothing-but-words/old.yaml', 'diff/nothing-but-words/new.yaml');
    expect([code, out]).to.deep.equal([0, '✔ nothing changed\n']);
  });

  it('puts operations with something breaking first', async () => {
    const { out } = await vendorproof('diff', 'diff/operations/old.yaml', 'diff/operations/new.yaml');
    expect(out.indexOf('listOwners\n')).to.be.lessThan(out.indexOf('listAllPets\n'));
  });

  it('prints all changes as JSON, the pact as it was given', async () => {
    const { out } = await vendorproof('diff', `${relied}/old.yaml`, `${relied}/new.yaml`, '--pact', `${relied}/pact.json`, '--json');
    const { changes } = JSON.parse(out);
    expect(changes[0]).to.have.all.keys('code', 'kind', 'operation', 'pointer', 'message', 'affects');
    expect(changes[0].affects).to.deep.equal([{ pact: `${relied}/pact.json`, interaction: 'a request for a pet' }]);
  });

  it('exits 2 for a pact that is not there', async () => {
    const { code, err } = await vendorproof('diff', `${relied}/old.yaml`, `${relied}/new.yaml`, '--pact', 'nope.json');
    expect(code).to.equal(2);
    expect(err).to.contain('nope.json: there is no such pact');
  });
});

describe('vendorproof inspect', () => {
  it('prints what a document has as JSON', async () => {
    const { code, out } = await vendorproof('inspect', 'inspect/told-apart/document.yaml', '--json');
    const { document, operations, problems } = JSON.parse(out);
    expect(code).to.equal(0);
    expect(document).to.include({ title: 'Petshop', version: '1.0', openapi: '3.0.3' }).and.to.have.property('sha256').with.length(64);
    expect(operations[0]).to.deep.equal({ id: 'ListPets', method: 'GET', path: '/#Action=ListPets', responses: ['200'] });
    expect(problems).to.deep.equal([]);
  });

  it('gives the line of a problem', async () => {
    const { out } = await vendorproof('inspect', 'inspect/everything-wrong/document.yaml', '--json');
    const { problems } = JSON.parse(out);
    expect(problems.find(({ code }: { readonly code: string }) => code === 'schema.pattern')).to.include({ line: 24, severity: 'warning' });
  });

  it('loads a document without operations', async () => {
    const { code, out } = await vendorproof('inspect', 'inspect/only-webhooks/document.yaml');
    expect(code).to.equal(0);
    expect(out).to.match(/^Petshop 1\.0 \(OpenAPI 3\.1\.0, .*\nsecurity: none\n0 operations\n✘ .*:4 #\/components\/schemas\/Lost leads nowhere/);
  });

  it('lists operations, security and problems for people', async () => {
    const { out } = await vendorproof('inspect', 'inspect/everything-wrong/document.yaml');
    expect(out).to.contain('security: none (3)').and.to.contain('GET /pets/{name} → 200').and.to.contain('4 errors and 11 warnings; the document is usable');
  });

  it('exits 2 for a document that is not there', async () => {
    const { code, err } = await vendorproof('inspect', 'nope.yaml');
    expect([code, err]).to.deep.equal([2, 'vendorproof: nope.yaml: there is no such document → name an OpenAPI document (JSON or YAML)\n']);
  });
});
