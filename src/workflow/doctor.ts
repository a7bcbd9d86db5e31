import { accessSync, constants, existsSync } from 'node:fs';
import { loadProvider } from '../config/provider.ts';
import { missingFiles } from '../config/vendors.ts';
import { shownPath } from '../config/load.ts';
import type { Vendor } from '../config/workspace.ts';
import { Failure } from '../failure/failure.ts';
import { openBroker } from './broker-access.ts';
import { readPactFiles, refuseStrays } from './pact-files.ts';
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
    () => dataFolderProblems(session),
    ...workspace.vendors.flatMap((vendor) => vendorChecks(session, vendor)),
    () => problemsOf(() => refuseStrays(workspace)),
    () => problemsOf(async () => (await openBroker(session)).close()),
  ];
  return (await Promise.all(checks.map(async (check) => check()))).flat();
}

function vendorChecks(session: Session, vendor: Vendor): readonly Check[] {
  const { workspace } = session;
  return [
    () => missingFiles(workspace, vendor).map(({ code, file, message, fix }) => ({ code, severity: 'error', message: `${file}: ${message}`, fix })),
    () => (existsSync(vendor.documentFile) ? problemsOf(() => vendorDocument(workspace, vendor)) : []),
    () => problemsOf(() => loadProvider(vendor.providerFile)),
    () => problemsOf(() => readPactFiles(workspace, [vendor])),
  ];
}

function dataFolderProblems({ workspace }: Session): readonly Problem[] {
  try {
    accessSync(existsSync(workspace.dataFolder) ? workspace.dataFolder : workspace.root, constants.W_OK);
    return [];
  } catch {
    return [{ code: 'data.unwritable', severity: 'error', message: `${shownPath(workspace, workspace.dataFolder)}: cannot be written to`, fix: 'give yourself write permission there' }];
  }
}

async function problemsOf(check: () => unknown): Promise<readonly Problem[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const place = error.place === undefined ? '' : `${error.place}: `;
    return [{ code: error.code, severity: 'error', message: `${place}${error.problem}`, fix: error.fix ?? 'mend it, then run vendorproof doctor again' }];
  }
}
