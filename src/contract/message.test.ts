import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { Failure } from '../failure/failure.ts';
import type { MessageExpectation } from '../generate/expectation.ts';
import { readPact } from '../pact/read.ts';
import type { MessageInteraction } from '../pact/types.ts';
import type { Contract } from './contract.ts';
import { contract } from './contract.ts';

const schema = { $ref: '#/components/schemas/Sold' };
const document = {
  openapi: '3.1.0',
  info: { title: 'Petshop', version: '1' },
  paths: { '/pets': { post: { operationId: 'createPet', responses: { 201: { description: 'created' } }, callbacks: { onDone: { '{$request.body#/url}': { post: { requestBody: { content: { 'application/json': { schema } } } } } } } } } },
  webhooks: {
    'pet.sold': {
      post: {
        parameters: [{ name: 'X-Event', in: 'header', schema: { type: 'string', const: 'pet.sold' } }, { name: 'X-Attempt', in: 'header', schema: { type: 'integer' } }],
        requestBody: { content: { 'application/json': { schema } } },
      },
    },
    'pet.counted': { post: { requestBody: { content: { 'text/csv': {} } } } },
  },
  components: {
    schemas: { Sold: { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, type: { type: 'string', enum: ['sold', 'returned'] }, pet: { type: 'object', properties: { name: { type: 'string' } } } } } },
  },
};

const sold = { webhook: 'pet.sold', relies: ['id', 'pet.name'] } as const;

describe('a contract about messages', () => {
  let folder = '';
  let petshop: Contract;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'message-'));
    await writeFile(join(folder, 'petshop.yaml'), stringify(document));
    petshop = contract({ consumer: `web-${folder.slice(-6)}`, provider: 'petshop', workspace: folder, document: join(folder, 'petshop.yaml') });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const kept = async (): Promise<readonly MessageInteraction[]> => {
    const fragments = join(folder, '.vendorproof/fragments');
    const files = await readdir(fragments).catch(() => []);
    return Promise.all(files.map(async (file) => readPact(await readFile(join(fragments, file), 'utf8'), file).messages)).then((all) => all.flat());
  };

  const failure = async (expectation: object): Promise<string> => {
    // Not every caller checks types.
    const failed: unknown = await petshop.message(expectation as MessageExpectation, () => undefined).catch((error: unknown) => error);
    return failed instanceof Failure ? failed.message.replaceAll(folder, '') : 'no failure';
  };

  it('hands the handler what it relies on and no more, as it comes over the wire', async () => {
    const message = await petshop.message({ ...sold, metadata: ['x-event', 'X-Attempt'] }, (received) => received);
    expect(message.contents).to.deep.equal({ id: 1, pet: { name: 'name_example' } });
    expect(JSON.parse(new TextDecoder().decode(message.bytes))).to.deep.equal(message.contents);
    expect([message.contentType, message.metadata]).to.deep.equal(['application/json', { 'X-Event': 'pet.sold', 'X-Attempt': '1' }]);
  });

  it('keeps what the handler took as a message of Pact’s own making', async () => {
    await petshop.message({ ...sold, given: 'a pet is for sale', values: { type: 'sold' }, metadata: { 'X-Event': 'pet.sold' } }, () => undefined);
    const [message] = await kept();
    expect(message).to.deep.include({ description: 'pet.sold is sent when a pet is for sale', providerStates: [{ name: 'a pet is for sale' }], metadata: { 'X-Event': 'pet.sold' } });
    expect(message?.comments).to.deep.equal({ references: { openapi: { webhook: 'pet.sold' } } });
    expect(message?.matchingRules?.body?.['$.id']).to.deep.equal({ combine: 'AND', matchers: [{ match: 'integer' }] });
    expect(message?.matchingRules?.body?.['$.type']).to.deep.equal({ combine: 'AND', matchers: [{ match: 'equality' }] });
  });

  it('keeps nothing that the handler failed at, and lets its error through', async () => {
    const own = new Error('no such pet');
    const thrown: unknown = await petshop.message(sold, () => Promise.reject(own)).catch((error: unknown) => error);
    expect([thrown, await kept()]).to.deep.equal([own, []]);
  });

  it('takes callbacks, and schemas for what comes by a queue', async () => {
    await petshop.message({ webhook: 'createPet onDone', relies: ['id'] }, () => undefined);
    await petshop.message({ schema: 'Sold', relies: ['id'] }, () => undefined);
    expect((await kept()).map(({ comments }) => comments?.['references'])).to.have.deep.members([{ openapi: { webhook: 'createPet onDone' } }, { openapi: { schema: 'Sold' } }]);
  });

  it('fails at once at what the document does not have', async () => {
    expect(await failure({ webhook: 'pet.sol', relies: ['id'] })).to.equal('/petshop.yaml#/webhooks: there is no webhook `pet.sol`: did you mean pet.sold?');
    expect(await failure({ schema: 'Solt', relies: ['id'] })).to.equal('/petshop.yaml#/components/schemas: there is no schema `Solt`: did you mean Sold?');
    expect(await failure({ ...sold, relies: ['pet.nam'] })).to.match(/^\/petshop.yaml#.*: there is no field `pet.nam`: did you mean name\?/);
    expect(await failure({ ...sold, metadata: ['X-Evnt'] })).to.equal('/petshop.yaml#/webhooks/pet.sold: there is no header `X-Evnt`: did you mean X-Event?');
    expect(await failure({ ...sold, values: { type: 'solt' } })).to.contain('did you mean sold?');
  });

  it('fails at once at what says nothing', async () => {
    expect(await failure({ webhook: 'pet.sold' })).to.contain('nothing of pet.sold is relied on → name the fields that the handler reads in `relies`');
    expect(await failure({ webhook: 'pet.counted', relies: ['id'] })).to.contain('pet.counted has no contents of a type that is read');
    expect(await failure({ relies: ['id'] })).to.contain('an expectation names a `webhook` or a `schema`, one of the two');
    expect(await failure({ ...sold, relis: [] })).to.contain('relis is not a part of an expectation: did you mean relies?');
  });

  it('refuses two different messages with one description', async () => {
    await petshop.message(sold, () => undefined);
    expect(await failure({ ...sold, relies: ['id'] })).to.contain('are described as "pet.sold is sent"');
  });

  it('is told of a missing function', async () => {
    const failed: unknown = await petshop.message(sold, JSON.parse('null')).catch((error: unknown) => error);
    expect(failed instanceof Failure && failed.fix).to.equal('give a function after the expectation: `async (message) => { … }`');
  });
});
