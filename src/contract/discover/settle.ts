import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../json/canonical.ts';
import { drawInteraction } from '../../generate/draw-interaction.ts';
import type { Expectation } from '../../generate/expectation.ts';
import type { Document } from '../../openapi/document.ts';
import { relianceComment } from '../../pact/reliance.ts';
import type { Interaction } from '../../pact/types.ts';
import { discover } from './discover.ts';
import type { Answered } from './discover.ts';
import { relianceIn, summaryOf } from './summary.ts';
import type { Discovery } from './types.ts';

/** A test before it is played. */
export interface Test {
  readonly consumer: string;
  readonly provider: string;
  readonly document: Document;
  readonly expectations: readonly [Expectation, ...Expectation[]];
  readonly run: (url: string) => unknown;
  /** Undefined where only those are experimented with that ask for it. */
  readonly discoveries: string | undefined;
  /** Whether only what is listed is tried there. */
  readonly isOfListed: boolean;
}

/** An expectation with a list of what it relies on, and the interaction that it makes. */
export interface Settled {
  readonly expectation: Expectation;
  readonly interaction: Interaction;
}

/** Has experiments say what is relied on where a test leaves it to them, or where all are asked. */
export async function settleReliance(test: Test): Promise<readonly [Settled, ...Settled[]]> {
  const { document, expectations, discoveries } = test;
  const isAsked = (expectation: Expectation): boolean => discoveries !== undefined || expectation.response.relies === 'discover';
  const answered = expectations.some(isAsked) ? await discover({ ...test, isAsked }) : undefined;
  if (answered !== undefined && discoveries !== undefined) await keepDiscoveries(discoveries, answered.flatMap((one, index) => discoveryOf(test, expectations[index], one) ?? []));
  const settle = (expectation: Expectation, index: number): Settled => settledAs(document, expectation, answered?.[index]);
  const [first, ...rest] = expectations;
  return [settle(first, 0), ...rest.map((expectation, index) => settle(expectation, index + 1))];
}

function settledAs(document: Document, before: Expectation, answered: Answered | undefined): Settled {
  const { expectation = before, found } = answered ?? {};
  const interaction = drawInteraction(document, expectation);
  if (before.response.relies !== 'discover' || found === undefined || found.tried.length === 0) return { expectation, interaction };
  return { expectation, interaction: { ...interaction, comments: { ...interaction.comments, [relianceComment]: relianceIn(found.tried) } } };
}

function discoveryOf({ consumer, provider, document }: Test, before: Expectation | undefined, { expectation, found }: Answered): Discovery | undefined {
  if (before === undefined || found === undefined) return undefined;
  const { description } = drawInteraction(document, expectation);
  return { consumer, provider, description, operation: expectation.operation, ...summaryOf(before, found) };
}

/** One file for each test, named by what is in it: tests run in parallel, and may run again. */
async function keepDiscoveries(folder: string, found: readonly Discovery[]): Promise<void> {
  const identity = canonicalJson(found.map(({ consumer, provider, description }) => [consumer, provider, description]));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${createHash('sha256').update(identity).digest('hex').slice(0, 16)}.json`), JSON.stringify(found));
}
