import { expect } from 'chai';
import { contract } from 'vendorproof';
import { Secret } from '../../shared/auth/secret.ts';
import { isConflict, isNotFound } from '../../shared/errors/guards.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { onceTo } from '../testing/connection.ts';
import { ParametersClient } from './client.ts';

const ssm = contract({ consumer: 'aws-ssm-integration', provider: 'aws-ssm' });
const clientOf = (vendor: { readonly url: string }): ParametersClient => new ParametersClient(onceTo(vendor));

describe('our contract with AWS Parameter Store', () => {
  const name = '/vendors/acme';
  const relies = ['Name', 'Value', 'Version'];
  const reading = { body: { Name: name, WithDecryption: true } };

  it('reads a parameter, decrypted', () =>
    ssm.interaction(
      {
        operation: 'GetParameter',
        description: 'reads a parameter',
        given: { name: 'a parameter is there', params: { value: 'example-value' } },
        request: reading,
        response: { status: 200, relies: relies.map((field) => `Parameter.${field}`) },
      },
      async (vendor) => expect((await clientOf(vendor).get(name)).value.reveal()).to.equal('example-value'),
    ));

  it('says that there is no such parameter', () =>
    ssm.interaction(
      { operation: 'GetParameter', description: 'says that there is no such parameter', given: 'no such parameter', request: reading, response: { status: 400, values: { __type: 'ParameterNotFound' } } },
      async (vendor) => expect(isNotFound(await failing(clientOf(vendor).get(name), VendorError))).to.equal(true),
    ));

  it('lists the parameters below a path', () =>
    ssm.interaction(
      {
        operation: 'GetParametersByPath',
        description: 'lists the parameters below a path',
        given: 'there are parameters on one page',
        request: { body: { Path: '/vendors', Recursive: true, WithDecryption: true, MaxResults: 10 } },
        response: { status: 200, relies: relies.map((field) => `Parameters[].${field}`) },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).below('/vendors'))).to.have.length(1),
    ));

  const writing = { body: { Name: name, Value: 'canary-value', Type: 'SecureString', Overwrite: false } };
  const write = (vendor: { readonly url: string }) => clientOf(vendor).put({ name, value: new Secret('canary-value') });

  it('writes a parameter, encrypted', () =>
    ssm.interaction(
      { operation: 'PutParameter', description: 'writes a parameter', given: 'the name is free', request: writing, response: { status: 200 } },
      async (vendor) => expect(await write(vendor)).to.equal(1),
    ));

  it('writes over a parameter that is there', () =>
    ssm.interaction(
      {
        operation: 'PutParameter',
        description: 'writes over a parameter that is there',
        given: { name: 'a parameter is there', params: { value: 'example-value' } },
        request: { body: { ...writing.body, Overwrite: true } },
        response: { status: 200, examples: { Version: 2 } },
      },
      async (vendor) => expect(await clientOf(vendor).put({ name, value: new Secret('canary-value'), overwrite: true })).to.equal(2),
    ));

  it('keeps a parameter that is there', () =>
    ssm.interaction(
      { operation: 'PutParameter', description: 'keeps a parameter that is there', given: 'the parameter exists already', request: writing, response: { status: 400, values: { __type: 'ParameterAlreadyExists' } } },
      async (vendor) => expect(isConflict(await failing(write(vendor), VendorError))).to.equal(true),
    ));

  it('removes a parameter', () =>
    ssm.interaction(
      {
        operation: 'DeleteParameter',
        description: 'removes a parameter',
        given: { name: 'a parameter is there', params: { value: 'example-value' } },
        request: { body: { Name: name } },
        response: { status: 200 },
      },
      async (vendor) => expect(await clientOf(vendor).remove(name)).to.equal(undefined),
    ));
});
