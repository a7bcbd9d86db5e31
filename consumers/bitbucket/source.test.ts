import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { scriptedVendor } from '../shared/testing/scripted-vendor.ts';
import { UnsafeLinkError } from './errors/unsafe-link-error.ts';
import { readOnBranch } from './policy-files.ts';
import { bitbucketOnScript, inventory } from './testing/client.ts';
import { aBranch, hash } from './testing/samples.ts';

describe('a file', () => {
  const { vendor, client } = bitbucketOnScript();
  const media = scriptedVendor();
  const place = { commit: hash, path: 'policy/ä b.yaml' };
  const read = async (): Promise<string> => Buffer.from(await client({ headers: { 'x-ours': 'yes' } }).readFile(inventory, place)).toString();

  it('is read as it is, with the slashes of its path', async () => {
    vendor.answers({ body: 'image: node:24\n', headers: { 'content-type': 'text/plain' } });
    expect(await read()).to.equal('image: node:24\n');
    expect(vendor.requests[0]?.url).to.equal(`/2.0/repositories/acme-sec/inventory/src/${hash}/policy/%C3%A4%20b.yaml`);
  });

  it('on a branch with a slash is read at the branch’s commit (B39)', async () => {
    vendor.answers({ body: aBranch('feature/x') }, { body: 'a: 1\n' });
    await readOnBranch(client(), inventory, { branch: 'feature/x', path: 'a.yaml' });
    expect(vendor.requests.map(({ url }) => url.replace('/2.0/repositories/acme-sec/inventory', ''))).to.deep.equal(['/refs/branches/feature/x', `/src/${hash}/a.yaml`]);
  });

  it('that is kept elsewhere is got there, without our credentials and headers (B18)', async () => {
    vendor.answers({ status: 301, headers: { location: `${media.url}/lfs/1?signature=s` }, body: '' });
    media.answers({ body: 'large', headers: { 'content-type': 'application/octet-stream' } });
    expect(await read()).to.equal('large');
    expect(media.requests[0]?.url).to.equal('/lfs/1?signature=s');
    expect(media.requests[0]?.headers).not.to.have.any.keys('authorization', 'x-ours');
  });

  for (const location of ['ftp://media.example/1', 'http://user@127.0.0.1:1/1', 'nowhere']) {
    it(`is not got from ${location}`, async () => {
      vendor.answers({ status: 301, headers: { location }, body: '' });
      await failing(read(), UnsafeLinkError);
    });
  }
});
