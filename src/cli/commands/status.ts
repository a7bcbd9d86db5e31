import { existsSync } from 'node:fs';
import { missingFiles } from '../../config/vendors.ts';
import type { Vendor, Workspace } from '../../config/workspace.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { lastRun } from '../../workflow/last-run.ts';
import { pactFile } from '../../workflow/pact-files.ts';
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
    pact: existsSync(pactFile(workspace, vendor)),
    missing: missingFiles(workspace, vendor).map(({ file }) => file),
  };
}

function vendorLine({ vendor, consumer, pact, missing }: VendorStatus): string {
  const whole = pact ? '✔ document, client, contract tests, pact' : '! no pact yet';
  const state = missing.length > 0 ? `✘ missing: ${missing.join(', ')}` : whole;
  return `  ${vendor} ← ${consumer}: ${state}`;
}

function nextStep(vendors: readonly VendorStatus[], last: Json | undefined): string {
  if (vendors.some(({ missing }) => missing.length > 0)) return 'vendorproof doctor';
  if (last === undefined) return 'vendorproof run';
  if (unfinishedStages(last).length > 0) return 'vendorproof run';
  const reasons = resultsOf(last).flatMap((result) => listIn(result, 'reasons'));
  const fix = reasons.find(isObject)?.['fix'];
  return typeof fix === 'string' ? fix : 'vendorproof gate, before you deploy';
}

const listIn = (last: Json, name: string): readonly Json[] => {
  const list = member(last, name);
  return isArray(list) ? list : [];
};
const resultsOf = (last: Json): readonly Json[] => listIn(last, 'results');

/** Stages that ended in a problem rather than in an answer. */
const unfinishedStages = (last: Json): readonly Json[] => listIn(last, 'stages').filter((stage) => member(stage, 'problem') !== undefined);

function lastLines(last: Json | undefined): readonly string[] {
  if (last === undefined) return ['no run yet'];
  const results = resultsOf(last).map(resultLine);
  const unfinished = unfinishedStages(last).map((stage) => `  ${textIn(stage, 'name')}: ${textIn(stage, 'problem')}`);
  return [`last run (${textIn(last, 'at')}):`, ...unfinished, ...results];
}

const resultLine = (result: Json): string =>
  `  ${textIn(result, 'pacticipant')} → ${textIn(result, 'environment')}: ${textIn(result, 'verdict')}`;

function textIn(value: Json, name: string): string {
  const text = member(value, name);
  return typeof text === 'string' ? text : '?';
}
