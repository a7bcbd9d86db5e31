import { expect } from 'chai';
import { inspect } from 'node:util';
import { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { Secret } from '../../shared/auth/secret.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { connectionTo } from '../testing/connection.ts';
import { ParametersClient } from './client.ts';

describe('the client of AWS Parameter Store', () => {
  const stub = vendorStub('aws-ssm');
  const client = (): ParametersClient => new ParametersClient(connectionTo(stub.url));
  const canary = new Secret('canary-parameter-3v7');

  it('reads back what it wrote, encrypted (A43)', async () => {
    const store = client();
    expect(await store.put({ name: '/ci/key', value: canary })).to.equal(1);
    const read = await store.get('/ci/key');
    expect([read.value.equals(canary), read.version]).to.deep.equal([true, 1]);
    const [, reading] = await stub.calls();
    expect(reading).to.include({ operation: 'GetParameter', status: 200 });
  });

  it('keeps a parameter that is there (A44)', async () => {
    await stub.state('the parameter exists already');
    const store = client();
    expect(await failing(store.put({ name: '/ci/key', value: canary }), AwsError)).to.include({ kind: 'conflict', code: 'ParameterAlreadyExists' });
    expect((await store.get('/ci/key')).value.reveal()).to.equal('first-value');
  });

  it('hands out no value that is still encrypted (A45)', async () => {
    await stub.state('the value is still encrypted');
    expect(await failing(client().get('/ci/key'), ProtocolError)).to.include({ kind: 'contract', field: 'Parameter.Value' });
  });

  it('names what it asked for where the answer says nothing (A33)', async () => {
    await stub.state('no such parameter');
    const error = await failing(client().get('/ci/none'), AwsError);
    expect(error).to.include({ kind: 'not-found', code: 'ParameterNotFound', subject: '/ci/none' });
    expect(error.message).to.contain('ParameterNotFound (/ci/none)').and.not.contain('UnknownError');
  });

  it('goes on after an empty page (A22)', async () => {
    await stub.state('the page in the middle is empty');
    expect((await Array.fromAsync(client().below('/vendors'))).map(({ name }) => name)).to.deep.equal(['/vendors/a', '/vendors/b']);
    expect(await stub.calls('GetParametersByPath')).to.have.length(3);
  });

  it('gives up on a store that throttles after three attempts (A27)', async () => {
    await stub.state('the store throttles');
    const connection = connectionTo(stub.url);
    expect(await failing(new ParametersClient(connection).get('/ci/key'), AwsError)).to.include({ kind: 'rate-limited', code: 'ThrottlingException' });
    expect(await stub.calls()).to.have.length(3);
    expect(connection.clock.pauses).to.deep.equal([1000, 2000]);
  });

  it('lets nobody see a value in an error, an event or a print (A54)', async () => {
    await stub.state('the parameter exists already');
    const [connection, known] = [connectionTo(stub.url), new KnownSecrets()];
    const store = new ParametersClient({ ...connection, known });
    const error = await failing(store.put({ name: '/ci/key', value: canary }), AwsError);
    await store.get('/ci/key');
    const shown = inspect([error, connection.observer.events, store], { depth: 12, showHidden: true });
    expect(shown).not.to.contain(canary.reveal());
    expect(known.hide('it was first-value')).to.equal('it was [secret]');
  });

  it('removes a parameter', async () => {
    const store = client();
    await store.put({ name: '/ci/key', value: canary });
    await store.remove('/ci/key');
    expect(await stub.calls('DeleteParameter')).to.have.length(1);
  });
});
