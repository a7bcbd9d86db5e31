import type { Environment } from '../../domain/types.ts';
import { environmentUrl } from '../addresses.ts';
import { link, present, times } from '../hal.ts';

export function environmentBody(base: string, environment: Environment): object {
  const { uuid, name, displayName, production, contacts } = environment;
  const url = environmentUrl(base, uuid);
  return {
    ...present({ uuid, name, displayName, production, contacts }),
    ...times(environment),
    _links: {
      self: link(url, 'Environment', name),
      'pb:currently-deployed-deployed-versions': link(
        `${url}/deployed-versions/currently-deployed`,
        `Versions deployed to ${displayName} now`,
      ),
      'pb:currently-supported-released-versions': link(
        `${url}/released-versions/currently-supported`,
        `Versions released to and supported in ${displayName} now`,
      ),
      'pb:environments': link(`${base}/environments`, 'Environments'),
    },
  };
}

/** How matrix rows show an environment. */
export const embeddedEnvironment = (base: string, environment: Environment): object => ({
  uuid: environment.uuid,
  name: environment.name,
  displayName: environment.displayName,
  production: environment.production,
  ...times(environment),
  _links: { self: link(environmentUrl(base, environment.uuid), 'Environment', environment.name) },
});
