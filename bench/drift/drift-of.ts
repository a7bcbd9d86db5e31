import { join } from 'node:path';
import { comparePact } from '../../src/compare/compare.ts';
import { locate } from '../../src/compare/locate.ts';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import type { Document } from '../../src/openapi/document.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { pactText } from '../../src/pact/canonical.ts';
import { readPact } from '../../src/pact/read.ts';
import type { Pact } from '../../src/pact/types.ts';
import { collection, randomFrom } from '../corpus/documents.ts';
import { harmfulAnswers } from './harmful-answers.ts';
import { harmfulRequests } from './harmful-requests.ts';
import { harmlessAnswers, harmlessAround, harmlessRequests } from './harmless.ts';
import type { Mutation } from './mutation.ts';
import type { Site } from './site.ts';
import { siteOf } from './site.ts';
import type { Tally } from './tally.ts';
import { record } from './tally.ts';
import type { Tool } from './tools.ts';
import { causeTool, compareTool, diffTool, peerTool } from './tools.ts';

interface Options {
  readonly seed: number;
  /** How often each kind of change is tried. */
  readonly rounds: number;
  readonly withPeer: boolean;
  readonly tally: Tally;
}

/** A consumer uses a part of an API. */
const mostUsed = 12;

const kinds = [
  ...Object.entries({ ...harmfulRequests, ...harmfulAnswers }).map(([kind, mutate]) => ({ kind, isHarmful: true, mutate })),
  ...Object.entries({ ...harmlessAround, ...harmlessRequests, ...harmlessAnswers }).map(([kind, mutate]) => ({ kind, isHarmful: false, mutate })),
];

/** Lets one document drift in every way, and records what each tool says; answers how many changes there were. */
export async function driftOf(name: string, { seed, rounds, withPeer, tally }: Options): Promise<number> {
  const old = await readDocument(join(collection, name));
  const random = randomFrom(seed + name.length);
  const pick: Site['pick'] = (items) => items[Math.floor(random() * items.length)];
  const pact = await drawPact(old, random);
  const tools = [diffTool({ old, pact }), causeTool({ old, pact }), compareTool({ old, pact }), withPeer ? await peerTool({ old, pact }) : undefined].filter((tool) => tool !== undefined);
  const sites = sitesOf(old, pact, pick);
  const changes = kinds.flatMap(({ kind, isHarmful, mutate }) => drifted({ rounds, sites, pick, mutate }).map((now) => ({ kind, isHarmful, now })));
  for (const { kind, isHarmful, now } of changes) {
    for (const tool of tools) record(tally, { tool: tool.name, kind, isHarmful, name, isFlagged: await ask(tool, now) });
  }
  return changes.length;
}

/** Pacts of a part of the operations, as they come from a file; interactions that do not agree to begin with show nothing. */
async function drawPact(document: Document, random: () => number): Promise<Pact> {
  const chosen = listOperations(document).map(({ id }) => ({ id, at: random() })).toSorted((a, b) => a.at - b.at).map(({ id }) => id);
  const count = Math.min(mostUsed, Math.ceil(chosen.length * 0.7));
  const { interactions } = drawDocument(document, { operations: chosen.slice(0, count), rely: 'documented' });
  const draft = { consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions, metadata: {} };
  const pact = readPact(pactText(draft), 'pact.json');
  const faulty = new Set(comparePact(document, pact).filter(({ severity }) => severity === 'error').map(({ interaction }) => interaction));
  return { ...pact, interactions: pact.interactions.filter(({ description }) => !faulty.has(description)) };
}

function sitesOf(document: Document, pact: Pact, pick: Site['pick']): readonly Site[] {
  const used = new Set(pact.interactions.flatMap((interaction) => {
    const located = locate(document, interaction);
    return located.kind === 'found' ? [located.route.endpoint.operation.id] : [];
  }));
  const unused = listOperations(document).filter(({ id }) => !used.has(id));
  return pact.interactions.flatMap((interaction) => siteOf(document, interaction, { unused, pick }) ?? []);
}

interface Drift {
  readonly rounds: number;
  readonly sites: readonly Site[];
  readonly pick: Site['pick'];
  readonly mutate: Mutation;
}

/** The kind of change at some sites that have what it changes. */
function drifted({ rounds, sites, pick, mutate }: Drift): readonly Document[] {
  const found: Document[] = [];
  for (let attempt = 0; attempt < rounds * 4 && found.length < rounds; attempt += 1) {
    const site = pick(sites);
    const now = site && mutate(site);
    if (now !== undefined) found.push(now);
  }
  return found;
}

/** A tool that fails on a document has flagged nothing. */
const ask = (tool: Tool, now: Document): Promise<boolean> => tool.flags(now).catch(() => false);
