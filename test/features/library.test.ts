import { join } from 'node:path';
import { expect } from 'chai';
import { compare, diff, Failure, generate, inspect, readDocument, readPact, slice } from 'vendorproof';
import type { Scene } from './any-document/testing/command.ts';
import { aScene } from './any-document/testing/command.ts';

const folder = join(import.meta.dirname, '../../docs/petshop');
const at = (file: string): string => join(folder, file);
const pactFile = at('pacts/web-petshop.json');

/** A value as JSON has it. */
const printed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the library and the command line', () => {
  let scene: Scene;
  before(async () => {
    scene = await aScene();
  });
  after(() => scene.close());
  const said = async (...args: readonly string[]): Promise<unknown> => JSON.parse((await scene.run(...args, '--json')).out);

  it('inspect alike', async () => {
    expect(await said('inspect', at('petshop.yaml'))).to.deep.equal(printed(await inspect(await readDocument(at('petshop.yaml')))));
  });

  it('compare alike', async () => {
    const found = await compare(await readDocument(at('petshop-next.yaml')), [await readPact(pactFile)]);
    expect(found.findings).to.have.length(1);
    expect(await said('compare', at('petshop-next.yaml'), pactFile)).to.deep.equal(printed(found));
  });

  it('diff alike, with and without pacts', async () => {
    const [old, now] = [await readDocument(at('petshop.yaml')), await readDocument(at('petshop-next.yaml'))];
    const files = [at('petshop.yaml'), at('petshop-next.yaml')];
    expect(await said('diff', ...files)).to.deep.equal(printed(await diff(old, now)));
    expect(await said('diff', ...files, '--pact', pactFile)).to.deep.equal(printed(await diff(old, now, [await readPact(pactFile)])));
  });

  it('generate alike, the command with paths for pacts', async () => {
    const { pacts, ...counts } = await generate(await readDocument(at('petshop.yaml')), { responses: 'all', negative: true });
    expect(await said('generate', at('petshop.yaml'), '--out', 'out', '--responses', 'all', '--negative')).to.deep.equal({ pacts: ['out/petshop-consumer-petshop.json'], ...counts });
    const { pact } = await readPact('out/petshop-consumer-petshop.json', { folder: scene.folder });
    expect(pact.interactions).to.have.deep.members(pacts.flatMap((made) => [...made.pact.interactions]));
  });

  it('slice alike, the command with a file for the text', async () => {
    const { operations, schemas, bytes, warnings } = await slice(await readDocument(at('petshop.yaml')), { operations: ['createPet'] });
    expect(await said('slice', at('petshop.yaml'), '--operation', 'createPet', '--out', 'slice.json')).to.deep.equal({ operations, schemas, bytes, warnings });
    expect((await readDocument('slice.json', { folder: scene.folder })).title).to.equal('Petshop');
  });

  it('fail alike', async () => {
    const problem: unknown = await readDocument('none.yaml').catch((error: unknown) => error);
    if (!(problem instanceof Failure)) throw problem;
    const { code, problem: message, place, fix } = problem;
    expect(await said('inspect', 'none.yaml')).to.deep.equal({ error: { code, message, place, fix } });
  });
});

describe('what is drawn from a document', () => {
  it('compares well with it, without any file', async () => {
    const document = await readDocument(at('petshop.yaml'));
    const { pacts } = await generate(document);
    expect((await compare(document, pacts)).compatible).to.equal(true);
  });

  it('takes only choices that there are, also from plain JavaScript', async () => {
    const options = JSON.parse('{"rely":"everything"}');
    const problem: unknown = await generate(await readDocument(at('petshop.yaml')), options).catch((error: unknown) => error);
    expect(problem).to.be.instanceOf(Failure).with.property('problem', 'rely takes required, documented, all, not everything');
  });
});
