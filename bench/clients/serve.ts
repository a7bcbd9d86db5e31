import { join } from 'node:path';
import type { Running } from '../stub/server.ts';
import { startServer } from '../stub/server.ts';

const root = join(import.meta.dirname, '../..');

export interface Served {
  readonly url: string;
  readonly server: Running;
}

/** A vendor's stub in a process of its own, so that its work is not counted as the client's. */
export async function serve(pacticipant: string, states: readonly string[] = []): Promise<Served> {
  const command = (port: number): readonly string[] => [
    join(root, 'bin/vendorproof.js'), 'stub', join(root, `openapi/${pacticipant}/${pacticipant}.json`),
    '--provider', join(root, `providers/${pacticipant}/provider.ts`), '--port', String(port), '--quiet',
  ];
  const server = await startServer({ command, probe: { path: '/_vendorproof/health' }, patience: 30 });
  if (server === undefined) throw new Error(`the stub of ${pacticipant} does not start`);
  const url = `http://127.0.0.1:${server.port}`;
  for (const state of states) await enter(url, state);
  return { url, server };
}

async function enter(url: string, state: string): Promise<void> {
  const answer = await fetch(`${url}/_vendorproof/states`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ state }) });
  if (!answer.ok) throw new Error(`the state "${state}" was answered with ${answer.status}: ${await answer.text()}`);
}
