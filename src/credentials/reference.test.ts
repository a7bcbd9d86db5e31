import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { resolveReference } from './reference.ts';

const failure = (reference: string, environment: Readonly<Record<string, string>>): Failure => {
  try {
    resolveReference(reference, environment);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('expected a Failure');
};

describe('a credential reference', () => {
  it('is the value of the environment variable it names', () => {
    expect(resolveReference('env:ACME_TOKEN', { ACME_TOKEN: 's3cret' })).to.equal('s3cret');
  });

  it('fails with the variable to set when there is none', () => {
    expect(failure('env:ACME_TOKEN', {}).message).to.equal('env:ACME_TOKEN: the environment variable ACME_TOKEN is not set → export ACME_TOKEN=…');
  });

  it('counts an empty variable as not set', () => {
    expect(failure('env:ACME_TOKEN', { ACME_TOKEN: '' }).code).to.equal('credentials.missing');
  });

  it('suggests a variable with a similar name', () => {
    expect(failure('env:ACME_TOKEN', { ACME_TOKN: 'x', PATH: '/bin' }).message).to.contain('did you mean ACME_TOKN?');
  });

  it('never repeats what is no reference, since that may be the secret itself', () => {
    expect(failure('s3cret-in-a-file', {}).message).not.to.contain('s3cret');
  });
});
