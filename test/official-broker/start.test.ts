import { expect } from 'chai';
import { withOfficialBroker } from './suite.ts';

describe('the official broker', () => {
  const url = withOfficialBroker();
  const get = async (path: string) => (await fetch(`${url()}${path}`, { headers: { accept: 'application/hal+json' } })).json();

  it('answers its heartbeat', async () => {
    expect(await get('/diagnostic/status/heartbeat')).to.have.property('ok', true);
  });

  it('offers to publish contracts', async () => {
    expect(await get('/')).to.have.nested.property('_links.pb:publish-contracts.href', `${url()}/contracts/publish`);
  });
});
