import { KnownSecrets } from '../shared/auth/known-secrets.ts';
import type { CredentialSource } from '../shared/auth/credentials.ts';
import { createCaller } from '../shared/call/caller.ts';
import type { Connection, VendorRules } from '../shared/call/kit.ts';
import { systemClock } from '../shared/clock.ts';
import { unobserved } from '../shared/observer.ts';
import { Alerts, type AlertsApi } from './alerts/alerts.ts';
import { Clouds, falconClouds } from './clouds.ts';
import { toCrowdStrikeError, words } from './errors/to-crowdstrike-error.ts';
import { Events, type EventsApi } from './events/events.ts';
import { HostGroups, type HostGroupsApi } from './host-groups/host-groups.ts';
import type { HostsApi } from './hosts/api.ts';
import { Hosts } from './hosts/hosts.ts';
import { paceMs, retryAfterMs } from './rate-limit.ts';
import { Session, type ApiClient } from './session.ts';
import { Vulnerabilities, type VulnerabilitiesApi } from './vulnerabilities/vulnerabilities.ts';

/** What we do at CrowdStrike Falcon. */
export interface CrowdStrikeApi {
  readonly hosts: HostsApi;
  readonly vulnerabilities: VulnerabilitiesApi;
  readonly alerts: AlertsApi;
  readonly hostGroups: HostGroupsApi;
  readonly events: EventsApi;
  /** Revokes the access token. The client can still be used: its next call signs in anew. */
  signOut(): Promise<void>;
}

/** The credentials say which tenant it is, so each tenant has a client of its own. */
export interface CrowdStrikeOptions extends Omit<Connection, 'baseUrl'> {
  readonly credentials: CredentialSource<ApiClient>;
  /** Where to sign in first; the vendor says which cloud is right. Default `us-1`. */
  readonly cloud?: string;
  /** The clouds by name: no other host is ever sent a credential. */
  readonly clouds?: Readonly<Record<string, string>>;
  /** The child tenant, for those who look after several. */
  readonly memberCid?: string;
  /** Whether calls slow down near the end of the budget that all API clients of a tenant share. Default: they do. */
  readonly pacing?: boolean;
  /** Learns the access tokens, so that logs can hide them. */
  readonly known?: KnownSecrets;
}

/** The vendor asks for pauses of up to a minute, and two of them have to fit into one call. */
const deadlineMs = 300_000;

/** CrowdStrike Falcon's API, as far as we use it. Methods throw `VendorError`, or one of the errors of `errors/`. */
export class CrowdStrikeClient implements CrowdStrikeApi {
  readonly hosts: HostsApi;
  readonly vulnerabilities: VulnerabilitiesApi;
  readonly alerts: AlertsApi;
  readonly hostGroups: HostGroupsApi;
  readonly events: EventsApi;
  readonly #session: Session;

  constructor({ credentials, memberCid, pacing = true, known = new KnownSecrets(), ...options }: CrowdStrikeOptions) {
    const { cloud = 'us-1', clouds: addresses = falconClouds, ...connection } = options;
    const { clock = systemClock, observer = unobserved, tls } = connection;
    const clouds = new Clouds(addresses, cloud);
    const rules: VendorRules = {
      ...words,
      endpoints: () => [clouds.address],
      retry: { retryAfterMs, longestMs: 120_000 },
      toError: (call) => toCrowdStrikeError(call, known.hide),
      ...(pacing && { paceMs }),
    };
    const patient = { deadlineMs, ...connection };
    const signIn = createCaller(rules, patient);
    this.#session = new Session({ credentials, ...(memberCid !== undefined && { memberCid }), caller: signIn, clouds, known, clock, observer });
    const caller = createCaller({ ...rules, authorizer: this.#session.tokens }, patient);
    this.hosts = new Hosts(caller);
    this.vulnerabilities = new Vulnerabilities(caller);
    this.alerts = new Alerts(caller);
    this.hostGroups = new HostGroups(caller);
    this.events = new Events(caller, clouds, { known, clock, observer, ...(tls && { tls }) });
  }

  signOut(): Promise<void> {
    return this.#session.end();
  }
}
