import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { MissingScopeError } from './errors/missing-scope-error.ts';
import { alert, each, falcon, falconByContract, host } from './testing/contract.ts';

describe('our contract with CrowdStrike for what is found on hosts', () => {
  const { client } = falconByContract();

  it('lists vulnerabilities page by page', () => {
    const facets = ['cve', 'host_info', 'remediation'] as const;
    const seen = ['id', 'aid', 'status', 'created_timestamp', 'updated_timestamp', 'cve.id', 'cve.base_score', 'cve.severity', 'host_info.hostname'];
    const entity = ['id', 'title', 'action', 'link'];
    const mapped = {
      status: 'open',
      createdAt: '2026-10-02T04:10:11.000Z',
      updatedAt: '2026-11-02T04:10:11.000Z',
      score: 8.8,
      severity: 'high',
      'host.name': 'FIN-LT-0042',
      'remediations[0].title': 'Update the browser',
      'remediations[0].action': 'Install the update',
      'remediations[0].link': 'https://updates.example.test/kb5012345',
    };
    const query = { filter: "status:['open','reopen']", limit: 2, sort: 'updated_timestamp|asc', facet: facets };
    const relies = [...each(seen), ...each(entity.map((field) => `remediation.entities[].${field}`))];
    return falcon.interactions(
      [
        {
          operation: 'combinedQueryVulnerabilities',
          description: 'lists the first page of vulnerabilities',
          given: 'vulnerabilities on two pages',
          request: { query },
          response: { status: 200, relies, examples: { 'meta.pagination.after': 'p2' } },
        },
        {
          operation: 'combinedQueryVulnerabilities',
          description: 'lists the last page of vulnerabilities',
          given: 'vulnerabilities on two pages',
          request: { query: { ...query, after: 'p2' } },
          response: { status: 200, relies, examples: { 'resources[].id': `${host}_b2` } },
        },
      ],
      async (vendor) => {
        const { vulnerabilities } = client(vendor);
        const found = await Array.fromAsync(vulnerabilities.list({ pageSize: 2, facets }));
        expect(found).to.have.length(2);
        for (const vulnerability of found) expect(vulnerability).to.nested.include(mapped);
      },
    );
  });

  it('is told which scope it lacks', () =>
    falcon.interaction(
      {
        operation: 'combinedQueryVulnerabilities',
        description: 'lists vulnerabilities without the scope for it',
        given: 'the client lacks the scope for vulnerabilities',
        request: { query: { filter: "status:['open','reopen']", limit: 1000, sort: 'updated_timestamp|asc', facet: ['cve', 'host_info'] } },
        response: { status: 403 },
      },
      async (vendor) => {
        const { vulnerabilities } = client(vendor);
        expect(await failing(Array.fromAsync(vulnerabilities.list()), MissingScopeError)).to.include({ scope: 'Vulnerabilities: Read' });
      },
    ));

  const alertFields = each(['composite_id', 'severity', 'status', 'product', 'display_name', 'created_timestamp']);
  const title = { 'resources[].display_name': 'A command line was encoded' };
  const mappedAlert = { status: 'new', title: title['resources[].display_name'], createdAt: '2026-11-21T10:11:12.123Z' };

  it('lists alerts page by page', () => {
    const body = { sort: 'created_timestamp|asc', limit: 2 };
    return falcon.interactions(
      [
        {
          operation: 'PostCombinedAlertsV1',
          description: 'lists the first page of alerts',
          given: 'alerts on two pages',
          request: { body },
          response: { status: 200, relies: alertFields, examples: { ...title, 'meta.pagination.after': 'p2' } },
        },
        {
          operation: 'PostCombinedAlertsV1',
          description: 'lists the last page of alerts',
          given: 'alerts on two pages',
          request: { body: { ...body, after: 'p2' } },
          response: { status: 200, relies: alertFields, examples: { ...title, 'resources[].composite_id': alert } },
        },
      ],
      async (vendor) => {
        const { alerts } = client(vendor);
        const found = await Array.fromAsync(alerts.list({ pageSize: 2 }));
        expect(found).to.have.length(2);
        for (const one of found) expect(one).to.include(mappedAlert);
      },
    );
  });

  it('looks alerts up and changes them', () =>
    falcon.interactions(
      [
        {
          operation: 'GetQueriesAlertsV2',
          description: 'queries the ids of alerts',
          given: 'an alert is new',
          request: { query: { offset: 0, limit: 100, sort: 'created_timestamp|asc' } },
          response: { status: 200, relies: ['meta.pagination.total'], examples: { 'meta.pagination.total': 7, 'resources[]': alert } },
        },
        {
          operation: 'PostEntitiesAlertsV2',
          description: 'gets alerts by their ids',
          given: 'an alert is new',
          request: { body: { composite_ids: [alert] } },
          response: { status: 200, relies: alertFields, examples: title },
        },
        {
          operation: 'PatchEntitiesAlertsV3',
          description: 'takes an alert',
          given: 'an alert is new',
          request: { body: { composite_ids: [alert], action_parameters: [{ name: 'update_status', value: 'in_progress' }] } },
          response: { status: 200, relies: ['meta.writes.resources_affected'] },
        },
      ],
      async (vendor) => {
        const { alerts } = client(vendor);
        const { ids, total } = await alerts.queryIds();
        expect(total).to.equal(7);
        const { items } = await alerts.details(ids);
        expect(items).to.have.length(1);
        expect(items[0]).to.include(mappedAlert);
        expect(await alerts.update(ids, { status: 'in_progress' })).to.equal(1);
      },
    ));

  it('finds event streams and keeps their sessions', () => {
    const stream = ['dataFeedURL', 'sessionToken.token', 'refreshActiveSessionURL', 'refreshActiveSessionInterval'];
    return falcon.interactions(
      [
        {
          operation: 'listAvailableStreamsOAuth2',
          description: 'finds event streams',
          given: 'an event stream is available',
          request: { query: { appId: 'inventory' } },
          response: { status: 200, relies: each(stream) },
        },
        {
          operation: 'refreshActiveStreamSession',
          description: 'refreshes a session',
          given: 'an event stream is available',
          request: { path: { partition: 0 }, query: { appId: 'inventory', action_name: 'refresh_active_stream_session' } },
          response: { status: 200, relies: ['meta'] },
        },
      ],
      async (vendor) => {
        const { events } = client(vendor);
        const [found] = await events.streams('inventory');
        await events.refresh('inventory', found ?? expect.fail('no stream'));
      },
    );
  });
});
