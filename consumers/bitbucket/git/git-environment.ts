import type { Secret } from '../../shared/auth/secret.ts';
import { basic } from '../auth/credentials.ts';

export interface GitSurroundings {
  readonly url: URL;
  /** The user that goes with the token: `x-token-auth`. */
  readonly user: string;
  readonly token: Secret;
  /** From the program's own environment: where Git is, and how the network is left. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
}

/** What a person or a machine has set for all programs; nothing else gets in, so no `GIT_TRACE` prints headers. */
const passed = ['PATH', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'TMPDIR'];

/** What programs of long ago wrote into commits; a repository is no worse for it. */
const harmless = ['badTimezone', 'missingSpaceBeforeDate', 'missingSpaceBeforeEmail', 'missingNameBeforeEmail', 'missingTaggerEntry', 'zeroPaddedDate', 'zeroPaddedFilemode'];

/**
 * Git's whole environment. The token goes along as configuration for the one address that it is for: not on the command line, which
 * everybody can read, and not in a file, which stays.
 */
export function gitEnvironment({ url, user, token, inherited }: GitSurroundings): Readonly<Record<string, string>> {
  const settings = Object.entries({
    [`http.${url.origin}/.extraHeader`]: `Authorization: Basic ${basic(user, token)}`,
    // A redirect would take the header along to wherever it leads.
    'http.followRedirects': 'false',
    'http.sslVersion': 'tlsv1.2',
    'http.lowSpeedLimit': '1000',
    'http.lowSpeedTime': '60',
    'credential.helper': '',
    'core.hooksPath': '/dev/null',
    'transfer.fsckObjects': 'true',
    ...Object.fromEntries(harmless.map((fault) => [`fetch.fsck.${fault}`, 'ignore'])),
    'fetch.recurseSubmodules': 'false',
    'gc.auto': '0',
    'maintenance.auto': 'false',
    'protocol.version': '2',
  });
  return {
    ...Object.fromEntries(passed.flatMap((name) => (inherited[name] === undefined ? [] : [[name, inherited[name]]]))),
    LC_ALL: 'C',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: url.protocol.slice(0, -1),
    GIT_CONFIG_COUNT: `${settings.length}`,
    ...Object.fromEntries(settings.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]])),
  };
}
