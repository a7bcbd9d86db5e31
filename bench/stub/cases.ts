import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collection } from '../corpus/documents.ts';
import { writePact, writeSmall, writeWide } from './documents.ts';
import type { Sent } from './client.ts';

const root = join(import.meta.dirname, '../..');

/** The command of the mock server that `npm run peers` installs. */
export const prism = join(root, '.cache/peers/node_modules/@stoplight/prism-cli/dist/index.js');

/** What is measured: a source, and the same request to every server of it. */
export interface Case {
  readonly name: string;
  readonly file: string;
  readonly probe: Sent;
  /** Whether the peer is tried with it. */
  readonly withPeer: boolean;
}

const headers = { accept: 'application/json', authorization: 'Bearer x' };

/**
 * On GitHub both serve the published examples of these operations, so their answers have the same bytes; the table shows how many.
 * Prism does not start with Stripe's document in 264 CPU seconds (measured with 5.14), so it is not tried with it.
 */
export function casesIn(folder: string): readonly Case[] {
  const github = join(collection, 'github.com/api.github.com.json');
  return [
    { name: '3 operations', file: writeSmall(folder), probe: { path: '/pets/7?limit=5', headers }, withPeer: true },
    { name: '845 operations', file: writeWide(folder), probe: { path: '/pets/7?limit=5', headers }, withPeer: false },
    { name: 'Bitbucket', file: join(collection, 'bitbucket.org.json'), probe: { path: '/hook_events', headers }, withPeer: true },
    { name: 'GitHub, /licenses', file: github, probe: { path: '/licenses', headers }, withPeer: true },
    { name: 'GitHub, /emojis', file: github, probe: { path: '/emojis', headers }, withPeer: true },
    { name: 'Stripe', file: join(collection, 'stripe.com.json'), probe: { path: '/v1/balance', headers }, withPeer: false },
    { name: 'pact, 500 interactions', file: writePact(folder, 500), probe: { path: '/pets/250', headers }, withPeer: false },
  ].filter(({ file }) => existsSync(file));
}

/** One server program, and how it is started. */
export interface Program {
  readonly name: string;
  readonly command: (file: string) => (port: number) => readonly string[];
}

export const ours: Program = {
  name: 'vendorproof',
  command: (file) => (port) => [join(root, 'bin/vendorproof.js'), 'stub', file, '--port', String(port), '--quiet'],
};

export const peer: Program = {
  name: 'Prism',
  command: (file) => (port) => [prism, 'mock', file, '-p', String(port), '-h', '127.0.0.1', '-v', 'error'],
};
