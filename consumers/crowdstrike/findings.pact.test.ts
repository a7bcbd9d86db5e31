import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { MissingScopeError } from './errors/missing-scope-error.ts';
import { alert, each, falcon, falconByContract, host } from './testing/contract.ts';

describe('our contract with CrowdStrike for what is found on hosts', () => {
  const { client } = falconByContract();

  it('lists vulnerabilities page by page', () => {
    const query = { filter: "status:['open','reopen']", limit: 2, sort: 'updated_timestamp|asc', facet: ['cve', 'host_info'] };
    const relies = [...each(['id', 'aid', 'status', 'cve.id', 'created_timestamp', 'updated_timestamp']), 'meta.pagination.after'];
    return falcon.interactions(
      [
        {
          operation: 'combinedQueryVulnerabilities',
          description: 'lists the first page of vulnerabilities',
          given: 'vulnerabilities on two pages',
          request: { query },
          response: { status: 200, relies: [...relies, ...each(['cve.base_score', 'cve.severity', 'host_info.hostname'])], examples: { 'meta.pagination.after': 'p2' } },
        },
        {
          operation: 'combinedQueryVulnerabilities',
          description: 'lists the last page of vulnerabilities',
          given: 'vulnerabilities on two pages',
          request: { query: { ...query, after: 'p2' } },
          response: { status: 200, relies, examples: { 'resources[].id': `${host}_b2`, 'meta.pagination.after': '' } },
        },
      ],
      async (vendor) => {
        const { vulnerabilities } = client(vendor);
        expect(await Array.fromAsync(vulnerabilities.list({ pageSize: 2 }))).to.have.length(2);
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

  it('lists alerts page by page', () => {
    const relies = each(['composite_id', 'severity', 'status', 'product', 'name', 'created_timestamp']);
    const body = { sort: 'created_timestamp|asc', limit: 2 };
    return falcon.interactions(
      [
        {
          operation: 'PostCombinedAlertsV1',
          description: 'lists the first page of alerts',
          given: 'alerts on two pages',
          request: { body },
          response: { status: 200, relies, examples: { 'meta.pagination.after': 'p2' } },
        },
        {
          operation: 'PostCombinedAlertsV1',
          description: 'lists the last page of alerts',
          given: 'alerts on two pages',
          request: { body: { ...body, after: 'p2' } },
          response: { status: 200, relies, examples: { 'resources[].composite_id': alert } },
        },
      ],
      async (vendor) => {
        const { alerts } = client(vendor);
        expect(await Array.fromAsync(alerts.list({ pageSize: 2 }))).to.have.length(2);
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
          response: { status: 200, relies: ['meta.pagination.total'], examples: { 'resources[]': alert } },
        },
        {
          operation: 'PostEntitiesAlertsV2',
          description: 'gets alerts by their ids',
          given: 'an alert is new',
          request: { body: { composite_ids: [alert] } },
          response: { status: 200, relies: each(['composite_id', 'severity', 'status', 'product', 'name']) },
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
        const { ids } = await alerts.queryIds();
        expect((await alerts.details(ids)).items).to.have.length(1);
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
          response: { status: 200, relies: ['meta.trace_id'] },
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
