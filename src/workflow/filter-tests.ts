import { shownPath } from '../config/load.ts';
import type { Workspace } from '../config/workspace.ts';
import type { Failure } from '../failure/failure.ts';
import { badInput } from '../failure/failure.ts';

/** The workspace's test command, told to run only the tests whose title fits a pattern. */
export function filteredCommand(workspace: Workspace, pattern: string): readonly string[] {
  refuseNoPattern(pattern);
  const { testCommand, testFilter } = workspace;
  if (testFilter !== undefined) return [...testCommand, `${testFilter}=${pattern}`];
  if (testCommand.some((word) => isMocha.test(word))) return [...testCommand, `--grep=${pattern}`];
  const at = testCommand.indexOf('--test');
  if (at < 0) throw notTaken(workspace);
  // Node's own options end where its first argument begins.
  return testCommand.toSpliced(at, 0, `--test-name-pattern=${pattern}`);
}

/** Whether a word of a command runs mocha. */
export const isMocha = /(^|[\\/])_?mocha(\.[cm]?js)?$/;

/** Both runners take regular expressions, and tell of a broken one in a page of their own code. */
function refuseNoPattern(pattern: string): void {
  try {
    new RegExp(pattern);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw badInput('test.filter', `--filter takes a regular expression: ${problem}`, { fix: 'put a backslash before characters that stand for themselves', cause: error });
  }
}

function notTaken(workspace: Workspace): Failure {
  const problem = `--filter cannot be handed to the test command ${workspace.testCommand.join(' ')}, which is neither mocha nor node --test`;
  const fix = "name the option that takes a pattern of titles as `testFilter` in the config, such as '--testNamePattern'";
  return badInput('test.filter', problem, { place: shownPath(workspace, workspace.configFile), fix });
}
