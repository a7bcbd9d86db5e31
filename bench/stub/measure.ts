import type { Case, Program } from './cases.ts';
import type { Run, Until } from './load.ts';
import { load } from './load.ts';
import type { Running } from './server.ts';
import { startServer } from './server.ts';

/** How long everything is measured. */
export interface Pace {
  /** Cold starts of each server. */
  readonly starts: number;
  readonly runs: number;
  readonly warmUp: Until;
  readonly run: Until;
}

/** What was found of one server with one source; undefined where it did not start. */
export interface Measured {
  readonly name: string;
  readonly program: string;
  readonly found: { readonly starts: readonly Running['start'][]; readonly runs: readonly Run[]; readonly bytes: number; readonly peakMegabytes: number } | undefined;
}

/** Seconds that a server may take to start. */
const patience = 60;

/** Measures servers of one source. Their runs take turns, so that what else the machine does strikes them alike. */
export async function measure(one: Case, programs: readonly Program[], pace: Pace): Promise<readonly Measured[]> {
  const contenders = await inTurn(programs, async (program) => ({ program, ...(await startOften(one, program, pace.starts)) }));
  const runs = new Map<Program, Run[]>(programs.map((program) => [program, []]));
  for (const { server } of contenders) if (server !== undefined) await load(server, one.probe, pace.warmUp);
  for (let run = 0; run < pace.runs; run += 1) {
    for (const { program, server } of contenders) if (server !== undefined) runs.get(program)?.push(await load(server, one.probe, pace.run));
  }
  return inTurn(contenders, async ({ program, server, starts }) => {
    const found = server && { starts, runs: runs.get(program) ?? [], bytes: server.bytes, peakMegabytes: server.peakMegabytes() };
    await server?.end();
    return { name: one.name, program: program.name, found };
  });
}

/** Starts a server several times and keeps the last one running. */
async function startOften({ file, probe }: Case, { command }: Program, times: number): Promise<{ readonly server: Running | undefined; readonly starts: readonly Running['start'][] }> {
  const starts: Running['start'][] = [];
  let server: Running | undefined;
  for (let left = times; left > 0; left -= 1) {
    await server?.end();
    server = await startServer({ command: command(file), probe, patience });
    if (server === undefined) return { server, starts };
    starts.push(server.start);
  }
  return { server, starts };
}

async function inTurn<Item, Made>(items: readonly Item[], make: (item: Item) => Promise<Made>): Promise<readonly Made[]> {
  const all: Made[] = [];
  for (const item of items) all.push(await make(item));
  return all;
}
