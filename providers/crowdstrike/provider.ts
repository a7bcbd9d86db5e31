import type { Json, JsonObject, ProviderFile, StubAnswer } from 'vendorproof';

const first = {
  device_id: '9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a',
  cid: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  hostname: 'FIN-LT-0042',
  platform_name: 'Windows',
  mac_address: '14-7d-da-0b-2c-91',
  last_seen: '2026-11-21T06:01:02Z',
  tags: ['FalconGroupingTags/pilot'],
};
const second = { device_id: '1b2c3d4e5f60718293a4b5c6d7e8f901', cid: first.cid, hostname: 'web-7', platform_name: 'Linux' };
const third = { device_id: '2c3d4e5f60718293a4b5c6d7e8f9012a', cid: first.cid, hostname: 'ops-mac', platform_name: 'Mac' };

const update = {
  id: 'b71c4f0d2a9e4e53b0a1c2d3e4f50617',
  title: 'Update the browser',
  action: 'Install the update',
  link: 'https://updates.example.test/kb5012345',
};

const vulnerability = (host: { readonly device_id: string; readonly cid: string }, id: string) => ({
  id: `${host.device_id}_${id}`,
  aid: host.device_id,
  cid: host.cid,
  status: 'open',
  cve: { id: 'CVE-2026-12345' },
  remediation: { entities: [update] },
});

const alert = (number: number) => ({
  composite_id: `${first.cid}:ind:${first.device_id}:${number}`,
  cid: first.cid,
  agent_id: first.device_id,
  status: 'new',
  severity: 70,
});

const group = { id: 'b7d2a1f04c6e4b1d9a3e5f7081c2d3e4', group_type: 'static' };

/** A success that says so: without anything in `errors`. */
const found = (resources: readonly Json[]): JsonObject => ({ errors: [], resources });

const page = (resources: readonly Json[], pagination: JsonObject): JsonObject => ({ ...found(resources), meta: { pagination } });

const refused = (status: number, message: string, operation?: string): StubAnswer => ({
  ...(operation === undefined ? {} : { operation }),
  status,
  body: { errors: [{ code: status, message }] },
});

export const provider: ProviderFile = {
  states: {
    'the client may sign in': { stub: [] },
    'the client’s secret is wrong': { stub: [refused(403, 'Failed to issue access token', 'oauth2AccessToken')] },
    'the tenant lives in us-2, which is told': { stub: [{ operation: 'oauth2AccessToken', status: 201, headers: { 'X-CS-Region': 'us-2' } }] },
    'the tenant lives in us-2, which redirects': {
      stub: [{ operation: 'oauth2AccessToken', status: 308, headers: { Location: '{home}/oauth2/token', 'X-CS-Region': 'us-2' } }],
    },
    'a token was issued': { stub: [] },
    'the token was revoked': { stub: [refused(401, 'access denied, invalid bearer token')] },
    'the budget of this minute is used up': { stub: [refused(429, 'API rate limit exceeded.')] },
    'three hosts': {
      stub: [
        { operation: 'CombinedDevicesByFilter', body: page([first, second, third], { next: '', total: 3 }) },
        { operation: 'QueryDevicesByFilter', body: page([first.device_id, second.device_id, third.device_id], { offset: 0, total: 3 }) },
      ],
    },
    'hosts on two pages': {
      stub: [
        { operation: 'CombinedDevicesByFilter', when: { offset: null }, body: page([first, second], { next: '0012', total: 3 }) },
        { operation: 'CombinedDevicesByFilter', when: { offset: '0012' }, body: page([third], { offset: '0012', next: '', total: 3 }) },
        { operation: 'QueryDevicesByFilterScroll', when: { offset: null }, body: page([first.device_id, second.device_id], { offset: 'c1', total: 3 }) },
        { operation: 'QueryDevicesByFilterScroll', when: { offset: 'c1' }, body: page([third.device_id], { offset: 'c2', total: 3 }) },
      ],
    },
    'the operation was switched off': { stub: [refused(405, 'method not allowed', 'QueryDevicesByFilterScroll')] },
    'queries end at 10,000 hosts': { stub: [refused(400, 'limit + offset must be less than 10000', 'QueryDevicesByFilter')] },
    'a host is known': {
      stub: [
        { operation: 'PostDeviceDetailsV2', body: found([first]) },
        { operation: 'GetOnlineState_V1', body: found([{ id: first.device_id, state: 'online' }]) },
        { operation: 'UpdateDeviceTags', status: 202, body: found([{ device_id: first.device_id, updated: true }]) },
        { operation: 'PerformActionV2', body: found([{ id: first.device_id }]) },
      ],
    },
    'one of two hosts is unknown': {
      stub: [
        { operation: 'PostDeviceDetailsV2', body: found([first]) },
        {
          operation: 'UpdateDeviceTags',
          status: 202,
          body: found([
            { device_id: first.device_id, updated: true, code: 200, error: '' },
            { device_id: second.device_id, updated: false, code: 404, error: 'no such host' },
          ]),
        },
      ],
    },
    'details of some hosts fail': {
      stub: [{ operation: 'PostDeviceDetailsV2', body: { ...found([first]), errors: [{ code: 500, message: 'a shard did not answer' }] } }],
    },
    'the host is being contained': { stub: [refused(409, 'the action is already pending', 'PerformActionV2')] },
    'vulnerabilities on two pages': {
      stub: [
        { operation: 'combinedQueryVulnerabilities', when: { after: null }, body: page([vulnerability(first, 'a1'), vulnerability(second, 'a1')], { after: 'p2', total: 3 }) },
        { operation: 'combinedQueryVulnerabilities', when: { after: 'p2' }, body: page([vulnerability(third, 'a1')], { after: '', total: 3 }) },
      ],
    },
    'the search for vulnerabilities expires after one page': {
      stub: [
        { operation: 'combinedQueryVulnerabilities', when: { after: null }, body: page([vulnerability(first, 'a1'), vulnerability(second, 'a1')], { after: 'p2', total: 3 }) },
        refused(404, 'Search context expired: start the query again', 'combinedQueryVulnerabilities'),
      ],
    },
    'the client lacks the scope for vulnerabilities': { stub: [refused(403, 'access denied, authorization failed', 'combinedQueryVulnerabilities')] },
    'alerts on two pages': {
      stub: [
        { operation: 'PostCombinedAlertsV1', when: { after: null }, body: page([alert(1), alert(2)], { after: 'p2', total: 3 }) },
        { operation: 'PostCombinedAlertsV1', when: { after: 'p2' }, body: page([alert(3)], { total: 3 }) },
      ],
    },
    'an alert is new': {
      stub: [
        { operation: 'GetQueriesAlertsV2', body: page([alert(1).composite_id], { offset: 0, total: 1 }) },
        { operation: 'PostEntitiesAlertsV2', body: found([alert(1)]) },
        { operation: 'PatchEntitiesAlertsV3', body: { meta: { writes: { resources_affected: 1 } }, errors: [] } },
      ],
    },
    'a host group exists': {
      stub: [
        { operation: 'queryCombinedHostGroups', body: page([{ ...group, name: 'Pilot' }], { offset: 0, total: 1 }) },
        { operation: 'performGroupAction', body: found([{ ...group, name: 'Pilot' }]) },
        { operation: 'deleteHostGroups', body: { errors: [], resources: '{ids}' } },
      ],
    },
    'host groups on two pages': {
      stub: [
        { operation: 'queryCombinedHostGroups', when: { offset: null }, body: page([{ ...group, name: 'Pilot' }], { offset: 0, total: 2 }) },
        { operation: 'queryCombinedHostGroups', when: { offset: '1' }, body: page([{ ...group, id: '0a1b2c3d4e5f60718293a4b5c6d7e8f9', name: 'Rest' }], { offset: 1, total: 2 }) },
      ],
    },
    'no host group has the name': { stub: [{ operation: 'createHostGroups', status: 201, body: found([{ ...group, name: 'Pilot' }]) }] },
    'no such host group': { stub: [refused(404, 'no such group', 'deleteHostGroups')] },
    'an event stream is available': {
      stub: [
        {
          operation: 'listAvailableStreamsOAuth2',
          body: found([{ dataFeedURL: '{feed}', refreshActiveSessionInterval: 1800 }]),
        },
        { operation: 'refreshActiveStreamSession', body: { errors: [] } },
      ],
    },
  },
};
