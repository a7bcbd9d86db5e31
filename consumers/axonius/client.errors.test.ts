import { expect } from 'chai';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { axoniusOnScript, collected } from './testing/client.ts';
import { adapter, connection, device, objectId } from './testing/factories.ts';

describe('the Axonius client, refused', () => {
  const { vendor, client } = axoniusOnScript();
  const refused = async (status: number, body: unknown) => {
    vendor.answers({ status, body });
    return failing(client().adapters(), VendorError);
  };

  it('names the content type where a login page comes in place of an answer (X34)', async () => {
    vendor.answers({ body: '<!doctype html><title>Login</title>', headers: { 'content-type': 'text/html; charset=utf-8' } });
    const error = await failing(collected(client().assets('devices')), ProtocolError);
    expect(error).to.include({ kind: 'contract', retryable: false, status: 200 });
    expect(error.message).to.contain('not JSON but text/html');
  });

  it('says what is wrong, field by field, and does not ask again (X35)', async () => {
    const errors = { json: { data: { attributes: { page: { limit: ['Not a valid integer.'] }, search: ['Field may not be null.', 7] } } } };
    vendor.answers({ status: 422, body: { errors } });
    const error = await failing(collected(client().assets('devices')), InvalidRequestError);
    expect(error.fields).to.deep.equal({ 'page.limit': ['Not a valid integer.'], search: ['Field may not be null.'] });
    expect(error.message).to.contain('page.limit: Not a valid integer.; search: Field may not be null.');
    expect([error.kind, vendor.requests.length]).to.deep.equal(['invalid-request', 1]);
  });

  for (const [body, message] of [
    [{ errors: [{ status: '400', title: 'BadRequest', detail: 'sort: Not a valid string.' }, { title: 'Also' }, 7] }, 'sort: Not a valid string.; Also'],
    [{ error: 'bad AQL' }, 'bad AQL'],
    [{ message: 'bad AQL', error: 'BadRequest' }, 'bad AQL'],
    ['', 'no reason given'],
    [{ errors: 'none', message: 7 }, 'no reason given'],
  ] as const) {
    it(`reads whatever shape an error has: ${JSON.stringify(body)}`, async () => {
      expect((await refused(400, body)).message).to.contain(`answered 400: ${message}`);
    });
  }

  it('does not follow an error body that is nested without end', async () => {
    const deep = JSON.parse('{"errors":'.repeat(500) + '{}' + '}'.repeat(500)) as object;
    expect((await refused(422, deep)).message).to.contain('no reason given');
  });

  it('guesses why a method is not taken', async () => {
    expect((await refused(405, '<html></html>')).message).to.contain('redirect from http to https');
  });

  it('is a contract violation where an asset has no id', async () => {
    const { internal_axon_id: _, ...nameless } = device();
    vendor.answers({ body: { assets: [nameless], meta: { page: { number: 1 } } } });
    expect(await failing(collected(client().assets('devices')), ProtocolError)).to.include({ field: 'assets[0].internal_axon_id' });
  });

  it('is a contract violation where a page has no metadata to go on by', async () => {
    vendor.answers({ body: { assets: [device()] } });
    expect(await failing(collected(client().assets('devices')), ProtocolError)).to.include({ field: 'meta' });
  });
});

describe('the health of adapters', () => {
  const { vendor, client } = axoniusOnScript();
  const broken = connection({ id: objectId(2), status: 'error', last_successful_fetch: 'Fri, 20 Nov 2026 12:08:36 GMT' });

  for (const [when, health, made] of [
    ['its connections work', 'healthy', adapter([connection()])],
    ['one of two connections fails', 'warning', adapter([connection(), broken])],
    ['a connection works and complains', 'warning', adapter([connection({ error: 'half of it' }), connection()])],
    ['all connections that are on fail', 'failing', adapter([broken, connection({ active: false })])],
    ['it says so itself', 'failing', adapter([], { status: 'error' })],
    ['it has no connections', 'idle', adapter([])],
    ['nothing is told of connections', 'idle', { id: 'aws_adapter', status: '' }],
    ['it has a status that we do not know', 'warning', adapter([connection()], { status: 'degraded' })],
    ['what fails is switched off', 'healthy', adapter([connection({ active: false, status: 'error', error: 'off' })], { status: 'success' })],
  ] as const) {
    it(`is ${health} where ${when}`, async () => {
      vendor.answers({ body: { adapters: [made] } });
      expect((await client().adapters())[0]?.health).to.equal(health);
    });
  }

  it('says since when a connection brings nothing (X42)', async () => {
    vendor.answers({ body: { adapters: [adapter([broken])] } });
    const failing = { id: objectId(2), label: undefined, reason: 'no reason given', lastSuccess: '2026-11-20T12:08:36Z' };
    expect((await client().adapters())[0]?.failing).to.deep.equal([failing]);
  });
});
