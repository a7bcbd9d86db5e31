import { expect } from 'chai';
import { prometheusMetrics } from '../telemetry/prometheus.ts';
import { metrics } from '../telemetry/metrics.ts';
import { oneOfEach } from '../telemetry/testing/samples.ts';
import { firing, readRules, type AlertRule } from '../testing/promql/alerts.ts';
import { readScrape, type Scrape } from '../testing/promql/scrape.ts';
import { petshopService, type Minute } from './testing/petshop-service.ts';

describe('alerts', () => {
  const service = petshopService();
  let rules: readonly AlertRule[];
  before(async () => {
    rules = await readRules(import.meta.dirname);
  });
  const alerts = (scrapes: readonly Scrape[] = service.scrapes): readonly (readonly [string, unknown])[] =>
    rules.flatMap((rule) => firing(rule, scrapes).map((labels) => [rule.alert, labels] as const));

  const petshop = { vendor: 'petshop' };
  const getPet = { ...petshop, operation: 'getPet' };
  /** What goes wrong, for how long until it is told, and all that is told then. */
  const faults: Readonly<Record<string, { readonly so: Minute; readonly minutes: number; readonly told: readonly (readonly [string, unknown])[] }>> = {
    'calls are slow': { so: { faults: ['status,status=503,retryAfter=8,count=1'] }, minutes: 15, told: [['VendorLatency', petshop]] },
    'the vendor refuses calls as too many': { so: { faults: ['rate-limit,retryAfter=1,count=1'] }, minutes: 10, told: [['VendorRateLimited', petshop]] },
    'an answer lacks what we rely on': {
      so: { faults: ['schema,mutation=remove,pointer=/name'] }, minutes: 10, told: [['VendorErrorRate', petshop], ['VendorContractBroken', getPet]],
    },
    'an answer has an unknown member': { so: { faults: ['schema,mutation=enum,pointer=/kind'] }, minutes: 7, told: [['VendorAnswersUnexpected', getPet]] },
    'too many calls wait': { so: { atOnce: 3 }, minutes: 2, told: [['VendorQueueFull', petshop]] },
    'a credential cannot be read': { so: { key: null }, minutes: 2, told: [['VendorCredentialFailing', { ...petshop, name: 'apiKey' }]] },
    'the vendor refuses the credential': { so: { faults: ['expired-credentials'] }, minutes: 3, told: [['VendorCredentialRefused', petshop]] },
  };
  for (const [what, { so, minutes, told }] of Object.entries(faults)) {
    it(`are quiet, tell that ${what}, and are quiet again after it has passed`, async () => {
      await service.live(3);
      const before = alerts();
      await service.live(minutes, so);
      const amid = alerts();
      await service.live(16);
      expect([before, amid, alerts()]).to.deep.equal([[], told, []]);
    });
  }

  it('tell that a vendor fails, and of the endpoint that is left alone', async () => {
    await service.live(3);
    await service.live(12, { faults: ['status,status=503'] });
    const amid = alerts();
    await service.live(16);
    expect([amid.map(([alert]) => alert), alerts()]).to.deep.equal([['VendorErrorRate', 'VendorBreakerOpen'], []]);
    expect(amid[1]?.[1]).to.have.keys('vendor', 'endpoint');
  });

  it('are quiet about an unknown member that has long been there', async () => {
    const { meter, text } = prometheusMetrics();
    const scrapes: Scrape[] = [];
    for (let minute = 0; minute <= 7 * 60; minute += 5) {
      metrics(meter).emit?.({ event: 'unexpected', vendor: 'petshop', operation: 'getPet', field: 'kind', what: 'enum-member' });
      scrapes.push(readScrape(minute * 60_000, await text()));
    }
    expect([alerts(scrapes.slice(0, 12)).map(([alert]) => alert), alerts(scrapes)]).to.deep.equal([['VendorAnswersUnexpected'], []]);
  });

  it('all say how urgent they are, what they mean, and where to look', () => {
    for (const { alert, labels, annotations } of rules) {
      expect(`${alert},${labels['severity']}`).to.match(/^Vendor[A-Za-z]+,(page|ticket)$/);
      expect(annotations).to.have.all.keys('summary', 'runbook');
    }
  });

  it('speak of metrics that there are', async () => {
    const { meter, text } = prometheusMetrics();
    oneOfEach.forEach((event) => metrics(meter).emit?.(event));
    const names = new Set(readScrape(0, await text()).samples.map(({ labels }) => labels['__name__']));
    const named = rules.flatMap(({ expr }) => expr.match(/vendor_\w+/g) ?? []);
    expect(named.filter((name) => !names.has(name))).to.deep.equal([]);
  });
});
