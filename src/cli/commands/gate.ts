import { shownPath } from '../../config/load.ts';
import { selectEnvironment } from '../../config/vendors.ts';
import type { Workspace } from '../../config/workspace.ts';
import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import { verdictJson, verdictText } from '../../report/words.ts';
import { askGate, gateOutcome } from '../../workflow/gate.ts';
import { currentVersion } from '../../workflow/current-version.ts';
import type { Session } from '../../workflow/session.ts';
import type { Answer, Context } from '../context.ts';
import { openSession, withBroker } from '../session.ts';

export interface GateOptions {
  readonly version?: string;
  readonly to?: string;
}

export async function gate(context: Context, pacticipant: string | undefined, options: GateOptions): Promise<Answer> {
  const session = await openSession(context);
  const environment = selectEnvironment(session.workspace, options.to);
  const pacticipants = await ourVersions(session, pacticipant, options.version);
  return withBroker(session, async ({ client }) => {
    const answers = await askGate(session, client, { pacticipants, environment, named: options.version !== undefined });
    return { outcome: gateOutcome(answers), json: verdictJson(answers), text: verdictText(answers) };
  });
}

interface OurVersion {
  readonly name: string;
  readonly version: string;
}

/** Our pacticipants with the version that stands here now, or the one that was asked for. */
export async function ourVersions(session: Session, pacticipant: string | undefined, asked?: string): Promise<readonly OurVersion[]> {
  const names = consumersNamed(session.workspace, pacticipant);
  const { version } = await currentVersion(session, { version: asked });
  return names.map((name) => ({ name, version }));
}

function consumersNamed(workspace: Workspace, pacticipant: string | undefined): readonly string[] {
  const ours = [...new Set(workspace.vendors.map(({ consumer }) => consumer))];
  if (pacticipant === undefined) return ours;
  if (ours.includes(pacticipant)) return [pacticipant];
  const place = shownPath(workspace, workspace.configFile);
  const vendors = workspace.vendors.filter(({ name, group }) => name === pacticipant || group === pacticipant);
  const theirs = vendors.map(({ consumer }) => consumer);
  if (theirs.length === 0) {
    throw badInput('pacticipant.unknown', `${pacticipant} is none of our pacticipants: ${suggest(pacticipant, ours)}`, { place });
  }
  const problem = `${pacticipant} is a vendor; what we deploy is its consumer`;
  throw badInput('pacticipant.vendor', problem, { place, fix: `name ${[...new Set(theirs)].join(' or ')} instead` });
}
