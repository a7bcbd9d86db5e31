import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { missingFiles } from '../../config/vendors.ts';
import type { Vendor, Workspace } from '../../config/workspace.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { lastRun } from '../../workflow/last-run.ts';
import { pactFileName } from '../../workflow/pact-files.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';

/** What is here, the last verdicts, what to do next. */
export async function status(context: Context): Promise<Answer> {
  const session = await openSession(context);
  const { workspace } = session;
  const vendors = workspace.vendors.map((vendor) => vendorStatus(workspace, vendor));
  const last = await lastRun(session);
  const next = nextStep(vendors, last);
  const text = [`workspace ${workspace.root}`, ...vendors.map(vendorLine), ...lastLines(last), `next: ${next}`].join('\n');
  return { outcome: 'done', json: { root: workspace.root, vendors, last: last ?? null, next }, text };
}

interface VendorStatus {
  readonly vendor: string;
  readonly consumer: string;
  readonly pact: boolean;
  readonly missing: readonly string[];
}

function vendorStatus(workspace: Workspace, vendor: Vendor): VendorStatus {
  return {
    vendor: vendor.name,
    consumer: vendor.consumer,
    pact: existsSync(join(workspace.pactsFolder, pactFileName(vendor))),
    missing: missingFiles(workspace, vendor).map(({ file }) => file),
  };
}

function vendorLine({ vendor, consumer, pact, missing }: VendorStatus): string {
  const state = missing.length > 0 ? `✘ missing: ${missing.join(', ')}` : pact ? '✔ document, client, contract tests, pact' : '! no pact yet';
  return `  ${vendor} ← ${consumer}: ${state}`;
}

function nextStep(vendors: readonly VendorStatus[], last: Json | undefined): string {
  if (vendors.some(({ missing }) => missing.length > 0)) return 'vendorproof doctor';
  if (last === undefined) return 'vendorproof run';
  const fix = resultsOf(last).flatMap((result) => (isObject(result) && isArray(result['reasons']) ? result['reasons'] : [])).find(isObject)?.['fix'];
  return typeof fix === 'string' ? fix : 'vendorproof gate, before you deploy';
}

const resultsOf = (last: Json): readonly Json[] => (isObject(last) && isArray(last['results']) ? last['results'] : []);

function lastLines(last: Json | undefined): readonly string[] {
  if (last === undefined) return ['no run yet'];
  const results = resultsOf(last).map((result) => `  ${textIn(result, 'pacticipant')} → ${textIn(result, 'environment')}: ${textIn(result, 'verdict')}`);
  return [`last run (${textIn(last, 'at')}):`, ...results];
}

function textIn(value: Json, name: string): string {
  const text = member(value, name);
  return typeof text === 'string' ? text : '?';
}
