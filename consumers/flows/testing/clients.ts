import { CrowdStrikeClient } from '../../crowdstrike/client.ts';
import { apiClientFrom } from '../../crowdstrike/credentials.ts';
import { canary } from '../../crowdstrike/testing/client.ts';
import { localReaders } from '../../shared/auth/credentials-readers.ts';
import { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { unobserved } from '../../shared/observer.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';

/** A Falcon client whose one cloud is the stub, and whose pauses take no time. */
export function falconAt(url: string): CrowdStrikeClient {
  const [clock, known, observer] = [manualClock(), new KnownSecrets(), unobserved];
  const credentials = apiClientFrom({ readers: localReaders(canary), clock, observer, known });
  return new CrowdStrikeClient({ credentials, clouds: { 'us-1': url }, clock, known, breaker: { probeAfterMs: 0 } });
}
