import { expect } from 'chai';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { RegionError } from './errors/region-error.ts';
import { falcon, falconByContract } from './testing/contract.ts';

describe('our contract with CrowdStrike', () => {
  const { client, stranger } = falconByContract();

  it('signs in and out', () =>
    falcon.interactions(
      [
        {
          operation: 'oauth2AccessToken',
          description: 'signs in',
          given: 'the client may sign in',
          response: { status: 201, relies: ['access_token'], headers: ['X-CS-Region'] },
        },
        { operation: 'oauth2RevokeToken', description: 'signs out', given: 'a token was issued', response: { status: 200, relies: ['meta'] } },
      ],
      async (vendor) => stranger(vendor).signOut(),
    ));

  it('is refused with a wrong secret', () =>
    falcon.interaction(
      {
        operation: 'oauth2AccessToken',
        description: 'signs in with a wrong secret',
        given: 'the client’s secret is wrong',
        response: { status: 403, relies: ['errors[].message'], examples: { 'errors[].message': 'Failed to issue access token' } },
      },
      async (vendor) => {
        const error = await failing(stranger(vendor).hosts.queryIds(), VendorError);
        expect(error).to.include({ kind: 'authentication' });
        expect(error.message).to.contain('Failed to issue access token');
      },
    ));

  it('is sent to the cloud that the tenant lives in', () =>
    falcon.interaction(
      {
        operation: 'oauth2AccessToken',
        description: 'signs in at another cloud than the tenant’s',
        given: 'the tenant lives in us-2, which redirects',
        response: { status: 308, headers: ['Location'] },
      },
      async (vendor) => {
        expect((await failing(stranger(vendor).hosts.queryIds(), RegionError)).found).to.contain('/oauth2/token');
      },
    ));

  it('notices that its token was revoked', () =>
    falcon.interactions(
      [
        {
          operation: 'QueryDevicesByFilter',
          description: 'queries ids with a revoked token',
          given: 'the token was revoked',
          request: { query: { offset: 0, limit: 100, sort: 'device_id.asc' } },
          response: { status: 401 },
        },
        { operation: 'oauth2AccessToken', description: 'signs in anew', given: 'the client may sign in', response: { status: 201, relies: ['access_token'] } },
      ],
      async (vendor) => {
        const error = await failing(client(vendor).hosts.queryIds(), VendorError);
        expect(error).to.include({ kind: 'authentication', operation: 'QueryDevicesByFilter' });
      },
    ));

  it('is told to wait when the budget is used up', () =>
    falcon.interaction(
      {
        operation: 'QueryDevicesByFilter',
        description: 'queries ids when the budget is used up',
        given: 'the budget of this minute is used up',
        request: { query: { offset: 0, limit: 100, sort: 'device_id.asc' } },
        response: { status: 429, headers: ['X-RateLimit-RetryAfter'] },
      },
      async (vendor) => {
        expect(await failing(client(vendor).hosts.queryIds(), VendorError)).to.include({ kind: 'rate-limited' });
      },
    ));

  it('is told that an API is retired', () =>
    falcon.interaction(
      {
        operation: 'QueryDevicesByFilterScroll',
        description: 'scrolls where that was switched off',
        given: 'the operation was switched off',
        request: { query: { limit: 1000, sort: 'device_id.asc' } },
        response: { status: 405 },
      },
      async (vendor) => {
        const { hosts } = client(vendor);
        expect(await failing(Array.fromAsync(hosts.scrollIds()), VendorError)).to.include({ kind: 'gone' });
      },
    ));
});
