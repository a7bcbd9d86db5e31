import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sent } from './client.ts';
import { createClient } from './client.ts';

/** A server in a process of its own, as a user starts it. */
export interface Running {
  readonly port: number;
  /** How long it took from its start to its first valid answer. */
  readonly start: { readonly seconds: number; readonly cpuSeconds: number; readonly megabytes: number };
  readonly bytes: number;
  cpuSeconds(): number;
  /** The most that it has had in memory. */
  peakMegabytes(): number;
  megabytes(): number;
  end(): Promise<void>;
}

export interface Launch {
  /** The arguments to Node. */
  readonly command: (port: number) => readonly string[];
  readonly probe: Sent;
  /** In seconds. */
  readonly patience: number;
}

const pollEvery = 10;

/** Starts a server and asks it until it answers as it should; undefined when it does not in time. */
export async function startServer({ command, probe, patience }: Launch): Promise<Running | undefined> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...command(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const client = createClient(port, 1);
  while (performance.now() - began < patience * 1000 && child.exitCode === null) {
    const answer = await client.send(probe);
    if (answer !== undefined && answer.status === 200) {
      client.close();
      return running(child, { port, seconds: (performance.now() - began) / 1000, bytes: answer.bytes });
    }
    if (answer !== undefined) console.error(`${answer.status} ${answer.text.slice(0, 300)}`);
    await sleep(pollEvery);
  }
  client.close();
  await end(child);
  if (complaints.length > 0) console.error(complaints.join('').slice(0, 500));
  return undefined;
}

function running(child: ChildProcess, { port, seconds, bytes }: { readonly port: number; readonly seconds: number; readonly bytes: number }): Running {
  const pid = child.pid ?? 0;
  const cpuSeconds = (): number => cpuSecondsOf(pid);
  const start = { seconds, cpuSeconds: cpuSeconds(), megabytes: megabytesOf(pid, 'VmHWM') };
  return { port, start, bytes, cpuSeconds, peakMegabytes: () => megabytesOf(pid, 'VmHWM'), megabytes: () => megabytesOf(pid, 'VmRSS'), end: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Linux counts in hundredths of a second: the user's and the system's, fields 14 and 15 (proc(5)); the name before them may hold blanks. */
function cpuSecondsOf(pid: number): number {
  const [user = 0, system = 0] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ').slice(11, 13).map(Number);
  return (user + system) / 100;
}

function megabytesOf(pid: number, field: 'VmHWM' | 'VmRSS'): number {
  const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
