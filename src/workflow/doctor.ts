import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { shownPath } from '../config/load.ts';
import { loadProvider } from '../config/provider.ts';
import { missingFiles } from '../config/vendors.ts';
import type { Vendor, Workspace } from '../config/workspace.ts';
import { badInput, Failure } from '../failure/failure.ts';
import { parseJson } from '../json/json.ts';
import { createStub } from '../stub/stub.ts';
import { openBroker } from './broker-access.ts';
import { dataFolderProblem } from './data-folder.ts';
import { gitRefusal } from './git.ts';
import { readPactFiles, refuseStrays } from './pact-files.ts';
import { checkOperations } from './provider-states.ts';
import { vendorDocument } from './vendor-document.ts';
import type { Session } from './session.ts';

export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix: string;
}

type Check = () => Promise<readonly Problem[]> | readonly Problem[];

/** Everything that is wrong with a workspace, each with what mends it. Changes nothing but an embedded broker's first start. */
export async function examine(session: Session): Promise<readonly Problem[]> {
  const { workspace } = session;
  const checks: readonly Check[] = [
    () => [dataFolderProblem(workspace)].filter((problem) => problem !== undefined).map(problemOf),
    () => gitProblems(session),
    ...workspace.vendors.flatMap((vendor) => vendorChecks(session, vendor)),
    () => problemsOf(() => refuseStrays(workspace)),
    () => problemsOf(() => askBroker(session)),
  ];
  const found = (await Promise.all(checks.map(async (check) => check()))).flat();
  // Two checks may meet the same problem.
  return found.filter(({ message }, index) => found.findIndex((other) => other.message === message) === index);
}

function vendorChecks(session: Session, vendor: Vendor): readonly Check[] {
  const { workspace } = session;
  return [
    () => missingFiles(workspace, vendor).map(({ code, file, message, fix }) => problemOf(badInput(code, message, { place: file, fix }))),
    () => (existsSync(vendor.documentFile) ? problemsOf(() => vendorDocument(workspace, vendor)) : []),
    () => problemsOf(() => loadProvider(vendor.providerFile)),
    () => problemsOf(() => checkStates(session, vendor)),
    () => problemsOf(() => checkSource(workspace, vendor)),
    () => problemsOf(() => readPactFiles(workspace, [vendor])),
  ];
}

/** What a replay on a stub would refuse, or would do without once a contract is broken. */
async function checkStates({ workspace, clock }: Session, vendor: Vendor): Promise<void> {
  if (!existsSync(vendor.documentFile)) return;
  const [document, provider] = await Promise.all([vendorDocument(workspace, vendor), loadProvider(vendor.providerFile)]);
  checkOperations({ provider, providerFile: shownPath(workspace, vendor.providerFile), document });
  createStub({ documents: [{ document, provider }], clock });
}

async function checkSource(workspace: Workspace, { sourceFile }: Vendor): Promise<void> {
  if (existsSync(sourceFile)) parseJson(await readFile(sourceFile, 'utf8'), shownPath(workspace, sourceFile));
}

/** Without Git's answer a version has no commit in it, which a person should know before a gate is asked about that version. */
async function gitProblems({ workspace, environment }: Session): Promise<readonly Problem[]> {
  const refusal = await gitRefusal(workspace.root, environment);
  return refusal === undefined ? [] : [{ code: 'git.refused', severity: 'warning', ...refusal }];
}

/** A broker is there when it answers, not when its address is set. */
async function askBroker(session: Session): Promise<void> {
  const broker = await openBroker(session);
  try {
    await broker.client.environments();
  } finally {
    await broker.close();
  }
}

async function problemsOf(check: () => unknown): Promise<readonly Problem[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [problemOf(error)];
  }
}

const problemOf = ({ code, place, problem, fix = 'mend it, then run vendorproof doctor again' }: Failure): Problem => ({
  code,
  severity: 'error',
  message: place === undefined ? problem : `${place}: ${problem}`,
  fix,
});

