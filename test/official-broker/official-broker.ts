import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rubyEnvironment } from './gems.ts';

export interface OfficialBroker {
  /** `http://127.0.0.1:43561`, without a trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
}

const secondsToStart = 60;
const rackup = 'require "pact_broker"\nrun PactBroker::App.new\n';

/** Starts the official Pact Broker on a free loopback port over a fresh SQLite file. `ensureGems()` comes first. */
export async function startOfficialBroker(gems: string, settings: Readonly<Record<string, string>> = {}): Promise<OfficialBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'official-broker-'));
  writeFileSync(join(folder, 'config.ru'), rackup);
  const puma = spawn(join(gems, 'bin/puma'), ['--threads', '5:5', '--bind', 'tcp://127.0.0.1:0', 'config.ru'], {
    cwd: folder,
    env: { ...rubyEnvironment(), ...brokerSettings(folder), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test run that ends early takes the server with it.
  const killAtExit = (): unknown => puma.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async (): Promise<void> => {
    process.off('exit', killAtExit);
    await end(puma);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await untilReady(puma), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const brokerSettings = (folder: string): Readonly<Record<string, string>> => ({
  RACK_ENV: 'production',
  PACT_BROKER_DATABASE_URL: `sqlite:///${join(folder, 'broker.sqlite3')}`,
  PACT_BROKER_LOG_STREAM: 'stdout',
  PACT_BROKER_LOG_LEVEL: 'warn',
  PACT_BROKER_SEED_EXAMPLE_DATA: 'false',
  PACT_BROKER_WEBHOOK_SCHEME_WHITELIST: 'http https',
  PACT_BROKER_WEBHOOK_HOST_WHITELIST: '127.0.0.1',
});

/** Puma prints the port that it got; the broker behind it is ready when its heartbeat is. */
async function untilReady(puma: ChildProcess): Promise<string> {
  const output = collect(puma);
  for (const deadline = Date.now() + secondsToStart * 1000; Date.now() < deadline; await sleep(200)) {
    if (puma.exitCode !== null) throw new Error(`the official broker ended with code ${puma.exitCode}:\n${output()}`);
    const url = /Listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output())?.[1];
    if (url !== undefined && (await isAlive(url))) return url;
  }
  throw new Error(`the official broker did not start within ${secondsToStart} s:\n${output()}`);
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return () => chunks.join('').slice(0, 10_000);
}

const isAlive = (url: string): Promise<boolean> =>
  fetch(`${url}/diagnostic/status/heartbeat`).then(
    (response) => response.ok,
    () => false,
  );

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
}
