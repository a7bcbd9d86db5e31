import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { StubListening } from 'vendorproof';
import { stub } from 'vendorproof';
import { violations } from './axe.ts';
import { findChromium, launch } from './chromium.ts';

const executable = findChromium();
const notTried = executable === undefined ? ' (not tried: no Chromium here; install one or name it in CHROMIUM)' : '';

/** A stub of which much was asked, rightly and wrongly, in two namespaces. */
async function busyStub(): Promise<StubListening> {
  const provider = { states: { 'the pet {id} is called {name}': { stub: [{ operation: 'getPet', body: { name: '{name}' } }] } } };
  const petshop = await stub('petshop.yaml', { folder: join(import.meta.dirname, '../../docs/petshop'), provider });
  await petshop.state('the pet {id} is called {name}', { id: 7, name: 'Rex' });
  await petshop.faults([{ kind: 'latency', ms: 1 }, 'status,status=503,operation=listPets,count=1']);
  const json = { 'content-type': 'application/json', authorization: 'Bearer very-secret-token' };
  await petshop.fetch('/pets/7', { headers: json });
  await petshop.fetch('/pets?limit=900');
  await petshop.fetch('/pets');
  await petshop.fetch('/pots');
  await petshop.fetch('/pets', { method: 'POST', headers: json, body: JSON.stringify({ name: '<b>Rex</b>', kind: 'cow', api_key: 'key_12345' }) });
  await petshop.namespace('checkout tests').fetch('/pets/8');
  return petshop.listen();
}

describe(`the stub's page in a browser${notTried}`, () => {
  let browser: Browser;
  let vendor: StubListening;
  before(async function () {
    if (executable === undefined) return this.skip();
    browser = await launch(executable);
  });
  beforeEach(async () => {
    vendor = await busyStub();
  });
  afterEach(() => vendor.close());
  after(() => browser?.close());

  /** The page, and what a person would find in the console. */
  async function open(options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly complaints: string[] }> {
    const page = await browser.newPage(options);
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => request.url().startsWith(vendor.url) || request.url().startsWith('data:') || complaints.push(request.url()));
    await page.goto(`${vendor.url}/_vendorproof/`);
    return { page, complaints };
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing to object to, all of it unfolded, ${colorScheme}`, async () => {
      const { page, complaints } = await open({ colorScheme });
      await page.evaluate('document.querySelectorAll("details").forEach((details) => (details.open = true))');
      expect(await violations(page)).to.deep.equal([]);
      expect(complaints).to.deep.equal([]);
      await page.close();
    });
  }

  it('fits on 360 px without sideways scrolling', async () => {
    const { page } = await open({ viewport: { width: 360, height: 640 } });
    await page.evaluate('document.querySelectorAll("details").forEach((details) => (details.open = true))');
    expect(await page.evaluate('document.documentElement.scrollWidth')).to.equal(360);
    expect(await violations(page)).to.deep.equal([]);
    await page.close();
  });

  it('shows the newest request first, states and faults, and folds masked messages', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    const rows = await page.locator('tbody tr').allInnerTexts();
    expect([rows.length, rows[0], rows[5]].join('\n')).to.match(/^6\nGET \/pets\/8[^]*getPet[^]*200 OK[^]*\nGET \/pets\/7[^]*state: the pet/);
    expect(rows[2]).to.contain('no document has GET /pots; did you mean');
    expect(await page.locator('dl.facts').innerText()).to.contain('{"id":7,"name":"Rex"}').and.contain('"kind":"latency"');
    await page.getByText('Headers and body').click();
    expect(await page.getByText('"<b>Rex</b>"').isVisible()).to.equal(true);
    expect(await page.content()).not.to.match(/very-secret-token|key_12345/);
    await page.close();
  });

  it('narrows the requests to a namespace, and resets that alone or everything, without scripts', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.getByLabel('Namespace').selectOption('checkout tests');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('tbody tr').count()).to.equal(1);
    await page.getByRole('button', { name: 'Reset checkout tests' }).click();
    expect(await page.locator('tbody tr').count()).to.equal(5);
    await page.getByRole('button', { name: 'Reset everything' }).click();
    expect(await page.locator('main').innerText()).to.contain('Nothing was asked yet').and.match(/Faults in force\s+none/);
    await page.close();
  });
});
