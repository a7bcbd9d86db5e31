import { join } from 'node:path';
import { expect } from 'chai';
import { compare, diff, Failure, generate, inspect, readDocument, readPact, slice, writePact } from 'vendorproof';
import type { Document, NamedPact } from 'vendorproof';
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

});

describe('a call from plain JavaScript', () => {
  /** What no type would let through. */
  const untyped = (value: unknown): never => value as never;
  const problemOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => 'none', (error: unknown) => (error instanceof Failure && error.code === 'call.invalid' ? error.problem : error));
  let document: Document;
  let named: NamedPact;
  before(async () => {
    [document, named] = [await readDocument(at('petshop.yaml')), await readPact(pactFile)];
  });

  it('is told of options that there are not, with the nearest ones', async () => {
    const calls = [
      generate(document, untyped({ operation: ['getPet'] })),
      generate(document, untyped({ rely: 'everything' })),
      slice(document, untyped({ operation: ['getPet'] })),
      readPact(pactFile, untyped({ nam: 'x' })),
      readDocument(pactFile, untyped({ allow: '..' })),
    ];
    expect(await Promise.all(calls.map(problemOf))).to.deep.equal([
      'generate: options.operation is not an option: did you mean operations?',
      'generate: options.rely must be one of required, documented, all',
      'slice: options.operation is not an option: did you mean operations?',
      'readPact: options.nam is not an option: did you mean name?',
      'readDocument: options.allow must be a list of folders and beginnings of addresses',
    ]);
  });

  it('is told what was handed over in place of a document or pact', async () => {
    const calls = [
      inspect(untyped(Promise.resolve(document))),
      compare(document, untyped([named.pact])),
      compare(document, untyped(pactFile)),
      diff(untyped(at('petshop.yaml')), document),
      writePact(untyped(named), 'out'),
      slice(document, { operations: ['getPet'], overlay: untyped({ overlay: '1.0.0' }) }),
    ];
    expect(await Promise.all(calls.map(problemOf))).to.deep.equal([
      'inspect: document must be a document, awaited from `readDocument`',
      'compare: pacts[0] must be a pact with its `file`, as `readPact` and `generate` answer it',
      'compare: pacts must be a list of pacts',
      'diff: old must be a document, awaited from `readDocument`',
      'writePact: pact must be the `pact` that `readPact` or `generate` answers',
      'slice: options.overlay must be an overlay, awaited from `readOverlay`',
    ]);
  });
});
