import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Listening } from '../../src/http/listen.ts';
import { violations } from './axe.ts';
import { findChromium, launch } from './chromium.ts';
import { startSampleBroker } from './sample-broker.ts';

const pair = 'provider/acme-billing/consumer/billing-integration';
const paths = {
  overview: '/',
  'filtered overview': '/?q=sky',
  pact: `/pacts/${pair}/version/d94b7aa`,
  'older pact': `/pacts/${pair}/version/3f2a91c`,
  matrix: `/matrix/${pair}`,
  'filtered matrix': `/matrix/${pair}?kind=sandbox`,
  'missing pact': `/pacts/${pair}/version/none`,
} as const;

const executable = findChromium();
const notTried = executable === undefined ? ' (not tried: no Chromium here; install one or name it in CHROMIUM)' : '';

describe(`broker pages in a browser${notTried}`, () => {
  let browser: Browser;
  let broker: Listening;

  before(async function () {
    if (executable === undefined) return this.skip();
    broker = await startSampleBroker();
    browser = await launch(executable);
  });
  after(async () => {
    await browser?.close();
    await broker?.close();
  });

  /** A page that remembers what a person would find in the console, and whatever it asked of other hosts. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly complaints: string[] }> {
    const page = await browser.newPage(options);
    const isOurs = (url: string): boolean => url.startsWith(broker.url) || url.startsWith('data:');
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => isOurs(request.url()) || complaints.push(request.url()));
    await page.goto(broker.url + path);
    return { page, complaints };
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, path] of Object.entries(paths)) {
      it(`finds nothing to object to on the ${name} page, ${colorScheme}`, async () => {
        const { page, complaints } = await open(path, { colorScheme });
        expect(await violations(page)).to.deep.equal([]);
        expect(complaints).to.deep.equal([]);
        await page.close();
      });
    }

    it(`finds nothing to object to on a result page, ${colorScheme}`, async () => {
      const { page, complaints } = await open(paths.matrix, { colorScheme });
      await page.getByRole('link', { name: 'failed' }).click();
      expect(await violations(page)).to.deep.equal([]);
      expect(complaints).to.deep.equal([]);
      await page.close();
    });
  }

  for (const [name, path] of Object.entries(paths)) {
    it(`shows the ${name} page on 360 px without sideways scrolling`, async () => {
      const { page } = await open(path, { viewport: { width: 360, height: 640 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).to.equal(360);
      expect(await page.evaluate('[...document.querySelectorAll("tbody th, tbody td")].filter((cell) => cell.clientWidth < 200).length')).to.equal(0);
      expect(await violations(page)).to.deep.equal([]);
      await page.close();
    });
  }

  it('leads by keyboard alone from the overview to a pact, its matrix and a result', async () => {
    const { page } = await open(paths.overview);
    await page.keyboard.press('Tab');
    expect(await focused(page)).to.equal('Skip to content');
    await followByKeyboard(page, 'billing-integration with acme-billing');
    expect(await page.locator('h1').innerText()).to.include('acme-billing');
    await followByKeyboard(page, 'Matrix of all versions');
    expect(page.url()).to.equal(broker.url + paths.matrix);
    await followByKeyboard(page, 'failed');
    expect(await page.locator('main').innerText()).to.include('the document says integer, the pact relies on a string');
    await page.close();
  });

  it('shows where the focus is', async () => {
    const { page } = await open(paths.overview);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).to.equal('solid');
    await page.close();
  });

  it('works without JavaScript', async () => {
    const { page } = await open(paths.overview, { javaScriptEnabled: false });
    await page.getByLabel('Consumer or provider').fill('acme');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('link', { name: 'billing-integration with acme-billing', exact: true }).click();
    await page.getByText('Body, 155 lines').click();
    expect(await page.getByText('"ch_49"').isVisible()).to.equal(true);
    await page.getByRole('link', { name: 'Matrix of all versions' }).click();
    await page.getByLabel('Result').selectOption('failed');
    await page.getByRole('button', { name: 'Filter' }).click();
    expect(await page.locator('tbody tr').count()).to.equal(1);
    await page.close();
  });
});

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.innerText.trim().replaceAll(/\\s+/g, " ")');

/** Presses Tab until a link is reached, then Enter. */
async function followByKeyboard(page: Page, link: string): Promise<void> {
  const from = page.url();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) !== link) continue;
    await Promise.all([page.waitForURL((url) => url.href !== from), page.keyboard.press('Enter')]);
    return;
  }
  throw new Error(`no link "${link}" within 60 presses of Tab on ${from}`);
}
