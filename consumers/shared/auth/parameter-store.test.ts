import { expect } from 'chai';
import { failing } from '../testing/failing.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { recorder } from '../testing/recorder.ts';
import { vendorStub } from '../testing/vendor-stub.ts';
import { CredentialError } from './credentials-error.ts';
import { secretFrom, setFrom } from './credentials-kinds.ts';
import type { CredentialSettings } from './credentials.ts';
import { parameterStore } from './parameter-store.ts';

describe('a credential in Parameter Store', () => {
  const stub = vendorStub('aws-ssm');
  const settings = (): CredentialSettings => {
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
    const ssm = parameterStore({ endpoint: stub.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
    return { vendor: 'petshop', name: 'apiKey', readers: { ssm }, clock: manualClock(), observer: recorder() };
  };
  const stored = (value: string) => stub.state('a parameter is there', { value });
  const failure = async (reference: string): Promise<string> => (await failing(secretFrom(reference, settings()).get(), CredentialError)).message;

  it('is read, decrypted', async () => {
    await stored('canary-stored');
    expect((await secretFrom('ssm:/vendors/acme', settings()).get()).reveal()).to.equal('canary-stored');
  });

  it('may be one field of several that change together', async () => {
    await stored('{"id":"a-1","secret":"canary-secret"}');
    const { id, secret } = await setFrom({ id: 'ssm:/vendors/acme#id', secret: 'ssm:/vendors/acme#secret' }, settings()).get();
    expect([id.reveal(), secret.reveal()]).to.deep.equal(['a-1', 'canary-secret']);
  });

  for (const [value, reference, problem] of [
    ['no json, canary', 'ssm:/vendors/acme#id', 'the parameter’s value is no JSON'],
    ['{"id":7}', 'ssm:/vendors/acme#id', 'the parameter’s value has no field id'],
  ] as const) {
    it(`is refused where ${problem}, unquoted`, async () => {
      await stored(value);
      expect(await failure(reference)).to.contain(problem).and.not.contain('canary');
    });
  }

  it('is missing where the parameter is', async () => {
    await stub.state('no such parameter');
    expect(await failure('ssm:/vendors/none')).to.contain('cannot be had from ssm:/vendors/none: the parameter is not there');
  });

  it('is not taken while it is still encrypted', async () => {
    await stub.state('the value is still encrypted');
    expect(await failure('ssm:/vendors/acme')).to.contain('the parameter is still encrypted');
  });

  it('may be had later where the store throttles', async () => {
    await stub.state('the store throttles');
    const error = await failing(secretFrom('ssm:/vendors/acme', settings()).get(), CredentialError);
    expect([error.kind, error.message.includes('ThrottlingException')]).to.deep.equal(['unavailable', true]);
  });
});
