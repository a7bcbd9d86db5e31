import { join } from 'node:path';
import { expect } from 'chai';
import type { Stub } from 'vendorproof';
import { stub } from 'vendorproof';

const html = { accept: 'text/html,application/xhtml+xml' };

describe('the page of a stub', () => {
  let petshop: Stub;
  beforeEach(async () => {
    petshop = await stub('petshop.yaml', { folder: join(import.meta.dirname, '../../../docs/petshop') });
    await petshop.fetch('/pets?limit=900&q=%3Cscript%3E');
    await petshop.namespace('one').fetch('/pets/7');
  });
  const page = async (path = '', init: RequestInit = { headers: html }) => petshop.fetch(`/_vendorproof/${path}`, init);

  it('is there for browsers; others get JSON', async () => {
    const [seen, read] = [await page(), await page('', {})];
    expect([seen.headers.get('content-type'), read.headers.get('content-type')]).to.deep.equal(['text/html; charset=utf-8', 'application/json']);
    expect(await read.json()).to.have.property('status', 'serving');
  });

  it('tells what is served, what was asked, and what was wrong with it', async () => {
    const text = await (await page()).text();
    expect(text).to.contain('Stub of Petshop').and.contain('<code>parameter.maximum</code>').and.contain('SHA-256').and.contain('400 Bad Request');
    expect(text).not.to.contain('<script>');
  });

  it('tells of one namespace, and makes none by being looked at', async () => {
    expect(await (await page('?namespace=one')).text()).to.contain('getPet').and.not.contain('listPets');
    expect(await (await page('?namespace=other')).text()).to.contain('listPets').and.not.contain('>other<');
  });

  it('resets for its own button, not for the page of somebody else', async () => {
    const press = (site: string) => page('', { method: 'POST', headers: { 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded' }, body: 'namespace=one' });
    expect([(await press('cross-site')).status, (await petshop.requests()).length]).to.deep.equal([403, 2]);
    const pressed = await press('same-origin');
    expect([pressed.status, pressed.headers.get('location'), (await petshop.requests()).length]).to.deep.equal([303, '/_vendorproof/?namespace=one', 1]);
  });
});
