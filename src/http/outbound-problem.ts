import { badInput, unreachable } from '../failure/failure.ts';
import type { Failure } from '../failure/failure.ts';

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)_/;

/** What to tell a person when a call got no answer at all. */
export function noAnswer(url: URL, error: unknown, timeoutMs: number): Failure {
  const code = codeOf(error);
  const because = (fix: string) => ({ place: url.origin, cause: error, fix });
  if (code === 'ETIMEDOUT' || code === 'ABORT_ERR') {
    const fix = 'check that it is up; a slow network needs a longer timeout';
    return unreachable('outbound.timeout', `did not answer within ${timeoutMs / 1000} s`, because(fix));
  }
  if (code === 'ECONNREFUSED') {
    return unreachable('outbound.refused', 'refused the connection', because('start it, or correct the address'));
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const fix = 'correct the address, or set HTTPS_PROXY if a proxy is needed';
    return unreachable('outbound.unknown-host', `the name ${url.hostname} cannot be resolved`, because(fix));
  }
  if (untrusted.test(code)) {
    const fix = 'set NODE_EXTRA_CA_CERTS to the PEM file of its certificate authority';
    return unreachable('outbound.untrusted', `its certificate is not trusted (${code})`, because(fix));
  }
  if (code === 'EPROTO') {
    return unreachable('outbound.no-tls', 'does not speak https there', because('correct the address: is it an http one?'));
  }
  if (code === 'ERR_TOO_MANY_REDIRECTS') {
    return badInput('outbound.redirects', 'redirects again and again', because('name the address that it should end at'));
  }
  const [words = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return unreachable('outbound.failed', `gave no answer: ${words}`, { place: url.origin, cause: error });
}

/** The nearest error code in the chain of causes. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
