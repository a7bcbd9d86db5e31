import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './say.ts';
import { ours } from './stub/cases.ts';
import type { Client } from './stub/client.ts';
import { createClient } from './stub/client.ts';
import { writeSmall } from './stub/documents.ts';
import { median } from './stub/load.ts';
import { startServer } from './stub/server.ts';

const usage = `soak has one stub answer a million requests that make, read and list things in ever new namespaces, and fails if its memory grows.
  --requests N   instead of a million: fewer than half of them tell nothing of growth, and memory has only to stay small`;

const connections = 16;

/** So many that the first fifth of the requests already has more than the stub keeps: what comes after has to push out what was there. */
const namespaces = 6000;

/** A line is printed for each tenth of the requests. */
const parts = 10;

/** The first fifth fills what the stub remembers; after that its memory may not grow by more than this. */
const mostGrowth = 1.2;
const fewestForGrowth = 500_000;
const mostMegabytes = 500;
const partsToFill = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { requests: { type: 'string', default: '1000000' }, help: { type: 'boolean' } } });
  if (values.help === true) return say(usage);
  const folder = mkdtempSync(join(tmpdir(), 'vendorproof-soak-'));
  try {
    return await soak(writeSmall(folder), Number(values.requests));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function soak(file: string, requests: number): Promise<number> {
  const server = await startServer({ command: ours.command(file), probe: { path: '/pets' }, patience: 30 });
  if (server === undefined) return say('the stub does not start', 1);
  const client = createClient(server.port, connections);
  const medians: number[] = [];
  for (let part = 0; part < parts; part += 1) {
    const [began, cpu] = [performance.now(), server.cpuSeconds()];
    const memory = await sendPart(client, { all: requests, from: (requests / parts) * part, to: (requests / parts) * (part + 1), megabytes: server.megabytes });
    medians.push(median(memory));
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    say(`${((requests / parts) * (part + 1)).toLocaleString('en')} requests: ${median(memory).toFixed(0)} MB (${seconds} s, ${(server.cpuSeconds() - cpu).toFixed(0)} CPU s)`);
  }
  client.close();
  await server.end();
  const growth = (medians.at(-1) ?? 0) / (medians[partsToFill - 1] ?? 1);
  if (requests < fewestForGrowth) return judgedBySize(Math.max(...medians));
  const isFlat = growth <= mostGrowth;
  return say(`memory in the last part is ${growth.toFixed(2)} times that in part ${partsToFill}: ${isFlat ? 'flat' : `more than ${mostGrowth}`}`, isFlat ? 0 : 1);
}

function judgedBySize(megabytes: number): number {
  const isSmall = megabytes <= mostMegabytes;
  return say(`memory stays ${isSmall ? 'within' : 'not within'} ${mostMegabytes} MB`, isSmall ? 0 : 1);
}

interface Part {
  readonly all: number;
  readonly from: number;
  readonly to: number;
  readonly megabytes: () => number;
}

/** Sends the requests of one part; the memory that the stub has now and then. */
async function sendPart(client: Client, { all, from, to, megabytes }: Part): Promise<readonly number[]> {
  const memory: number[] = [];
  let next = from;
  const sendOnAndOn = async (): Promise<void> => {
    while (next < to) {
      const index = next;
      next += 1;
      if (index % 1000 === 0) memory.push(megabytes());
      await sendOne(client, index, `soak-${Math.floor((index / all) * namespaces)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, sendOnAndOn));
  return memory;
}

/** Of five requests one makes a thing, one lists things and three read one that was made. */
async function sendOne(client: Client, index: number, namespace: string): Promise<void> {
  const headers = { 'vendorproof-namespace': namespace, accept: 'application/json' };
  const id = `pet-${index - (index % 5)}`;
  const pet = { id, name: 'Rex', kind: 'dog', age: index % 20 };
  const sent = [
    { method: 'POST', path: '/pets', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(pet) },
    { path: '/pets?limit=10', headers },
  ][index % 5] ?? { path: `/pets/${id}`, headers };
  const answer = await client.send(sent);
  // The reading may overtake the making: who asks too soon is told that there is no such thing, or is given an invented one.
  if (answer === undefined || answer.status >= 500) throw new Error(`${sent.path} was answered with ${answer?.status ?? 'nothing'}: ${answer?.text ?? ''}`);
}
