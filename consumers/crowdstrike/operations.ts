/** What an operation needs the API client to be allowed, as the console calls it. */
const scopes: ReadonlyMap<string, string> = new Map([
  ['CombinedDevicesByFilter', 'Hosts: Read'],
  ['QueryDevicesByFilterScroll', 'Hosts: Read'],
  ['QueryDevicesByFilter', 'Hosts: Read'],
  ['PostDeviceDetailsV2', 'Hosts: Read'],
  ['GetOnlineState_V1', 'Hosts: Read'],
  ['UpdateDeviceTags', 'Hosts: Write'],
  ['PerformActionV2', 'Hosts: Write'],
  ['combinedQueryVulnerabilities', 'Vulnerabilities: Read'],
  ['PostCombinedAlertsV1', 'Alerts: Read'],
  ['GetQueriesAlertsV2', 'Alerts: Read'],
  ['PostEntitiesAlertsV2', 'Alerts: Read'],
  ['PatchEntitiesAlertsV3', 'Alerts: Write'],
  ['queryCombinedHostGroups', 'Host groups: Read'],
  ['createHostGroups', 'Host groups: Write'],
  ['deleteHostGroups', 'Host groups: Write'],
  ['performGroupAction', 'Host groups: Write'],
  ['listAvailableStreamsOAuth2', 'Event streams: Read'],
  ['refreshActiveStreamSession', 'Event streams: Read'],
]);

export const scopeOf = (operation: string): string | undefined => scopes.get(operation);

/** Whether it is the client's id and secret that the vendor looks at. */
export const isSignIn = (operation: string): boolean => operation === 'oauth2AccessToken' || operation === 'oauth2RevokeToken';

/** What to do about an answer, where that is always the same. */
export function adviceFor(operation: string, status: number): string {
  if (status === 405) return '; the vendor has retired this API';
  if (status === 400 && operation === 'QueryDevicesByFilter') return '; queries end at 10,000 hosts: hosts.list() has no such end';
  return '';
}
