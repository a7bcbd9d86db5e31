import { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { Secret } from '../../shared/auth/secret.ts';
import { pauseAfter, type RetryRules } from '../../shared/call/retry-rules.ts';
import { systemClock, type Clock } from '../../shared/clock.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';
import { textProperty } from '../../shared/lenient.ts';
import { unobserved, type Observer } from '../../shared/observer.ts';
import { basic } from '../auth/credentials.ts';
import { gitEnvironment } from './git-environment.ts';
import { readFailure, type GitFailure } from './git-failure.ts';
import { OutputTooLarge, runGit, type GitResult } from './git-process.ts';
import type { GitToken } from './git-token.ts';

export interface GitRemoteSettings {
  /** `https://bitbucket.org/workspace/slug.git` */
  readonly url: string;
  readonly token: GitToken;
  /** Where Git is, and how the network is left. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Default: `git`, as the environment's `PATH` has it. */
  readonly program?: string;
  /** For one attempt. Default 10 minutes. */
  readonly timeoutMs?: number;
  readonly retry?: Pick<RetryRules, 'attempts' | 'random'>;
  readonly clock?: Clock;
  readonly observer?: Observer;
}

export interface GitCall {
  readonly name: string;
  readonly args: (url: string) => readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly afterFailure?: () => void;
}

const largestOutput = 64 * 1024 * 1024;

/** Runs Git against one remote repository: with a token, another one where it is refused, and again where it may help. Reading alone is done here, so it may. */
export class GitRemote {
  readonly #settings: GitRemoteSettings;
  readonly #url: URL;
  readonly #known = new KnownSecrets();

  constructor(settings: GitRemoteSettings) {
    this.#settings = settings;
    this.#url = remoteUrl(settings.url);
  }

  /** What Git answers, as text. */
  async call(call: GitCall): Promise<string> {
    const { clock = systemClock, observer = unobserved } = this.#settings;
    const name = this.#nameOf(call.name);
    return observer.span(name, async () => {
      const startedAt = clock.now();
      const course = { attempts: 0, hasRenewed: false };
      const end = (outcome: 'success' | VendorError['kind'], status?: number): void =>
        observer.emit({ event: 'call', outcome, ...name, status, requestId: undefined, attempts: course.attempts, milliseconds: clock.now() - startedAt });
      try {
        const answer = await this.#untilAnswered(call, course);
        end('success');
        return Buffer.from(answer).toString();
      } catch (error) {
        if (error instanceof VendorError) end(error.kind, error.status);
        throw error;
      }
    });
  }

  /** Runs what asks nobody, so needs no token. */
  async local(args: readonly string[]): Promise<Uint8Array> {
    const { words, code, output } = await this.#run(args, new Secret(''), undefined);
    if (code !== 0) throw this.#errorOf(readFailure(words), args.find((arg) => !arg.startsWith('-')) ?? '');
    return output;
  }

  async #untilAnswered(call: GitCall, course: { attempts: number; hasRenewed: boolean }): Promise<Uint8Array> {
    for (;;) {
      const token = await this.#settings.token.current();
      course.attempts += 1;
      const { code, output, words } = await this.#attempt(call, token);
      if (code === 0) return output;
      call.afterFailure?.();
      await this.#pauseOrThrow(call, { failure: readFailure(words), token, course });
    }
  }

  async #attempt(call: GitCall, token: Secret): Promise<GitResult> {
    const { timeoutMs = 600_000 } = this.#settings;
    const late = AbortSignal.timeout(timeoutMs);
    try {
      return await this.#run(call.args(this.#url.href), token, call.signal === undefined ? late : AbortSignal.any([late, call.signal]));
    } catch (error) {
      call.afterFailure?.();
      if (call.signal?.aborted === true) throw new VendorError('given up by its caller', this.#exchangeOf(call.name), 'cancelled');
      if (late.aborted) throw new VendorError('it took too long', this.#exchangeOf(call.name), 'timeout');
      throw error;
    }
  }

  /** A refused token is replaced once; what may pass by itself is tried again after a while. */
  async #pauseOrThrow(call: GitCall, { failure, token, course }: { failure: GitFailure; token: Secret; course: { attempts: number; hasRenewed: boolean } }): Promise<void> {
    const { clock = systemClock, observer = unobserved, token: tokens } = this.#settings;
    if (failure.kind === 'authentication' && !course.hasRenewed && (await tokens.renew(token))) {
      course.hasRenewed = true;
      return;
    }
    const pause = this.#pauseAfter(failure, { number: course.attempts, now: clock.now() });
    if (pause === undefined) throw this.#errorOf(failure, call.name);
    observer.emit({ event: 'retry', ...this.#nameOf(call.name), attempt: course.attempts, because: failure.kind, delayMs: pause });
    await clock.sleep(pause, call.signal);
  }

  #pauseAfter({ kind, status }: GitFailure, at: { number: number; now: number }): number | undefined {
    if (kind !== 'unavailable' && kind !== 'rate-limited') return undefined;
    const rules: RetryRules = { longestMs: 900_000, ...this.#settings.retry, retryAfterMs: (answer) => (answer.status === 429 ? 30_000 : undefined) };
    const answer = status === undefined ? undefined : { status, headers: {}, body: undefined };
    return pauseAfter(rules, { call: { request: this.#url.pathname, safe: true, code: 'ERR_GIT', answer }, ...at })?.milliseconds;
  }

  async #run(args: readonly string[], token: Secret, signal = AbortSignal.timeout(60_000)): Promise<GitResult> {
    const { environment: inherited, program = 'git', token: { user } } = this.#settings;
    if (token.reveal() !== '') [token, new Secret(basic(user, token))].forEach(this.#known.learn);
    const environment = gitEnvironment({ url: this.#url, user, token, inherited });
    try {
      return await runGit({ args, environment, program, signal, largestOutput });
    } catch (error) {
      if (error instanceof OutputTooLarge) throw new VendorError(`it wrote more than ${largestOutput} bytes`, this.#exchangeOf('output'), 'contract');
      if (textProperty(error, 'code') === 'ENOENT') throw new VendorError(`${program} is not there to be run`, this.#exchangeOf('start'), 'invalid-request');
      throw error;
    }
  }

  #errorOf({ kind, status, problem }: GitFailure, name: string): VendorError {
    return new VendorError(this.#known.hide(problem), { ...this.#exchangeOf(name), status }, kind);
  }

  #exchangeOf(name: string): Exchange {
    return { ...this.#nameOf(name), status: undefined, requestId: undefined };
  }

  #nameOf(name: string): { readonly vendor: string; readonly operation: string; readonly request: string } {
    return { vendor: 'bitbucket', operation: `git ${name}`, request: `git ${name} ${this.#url.pathname}` };
  }
}

/** A repository's address, which the token goes to: nothing but HTTPS, except on this machine. */
function remoteUrl(text: string): URL {
  const url = URL.parse(text);
  const isHere = url?.hostname === '127.0.0.1' && url.protocol === 'http:';
  if (url === null || !(url.protocol === 'https:' || isHere) || `${url.username}${url.password}${url.search}${url.hash}` !== '') {
    throw new TypeError('a repository’s address is https://host/workspace/slug.git, without credentials in it');
  }
  return url;
}
