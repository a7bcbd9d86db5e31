import { Command, CommanderError } from 'commander';
import { createConsole } from '../report/console.ts';
import type { Clock } from '../system/clock.ts';
import type { Environment } from '../system/environment.ts';
import { addBrokerCommands } from './broker-commands.ts';
import { addHelpCommand, demandCommand, refuseOptionsAsValues } from './command-names.ts';
import type { Answer, CommonOptions, Context, Run } from './context.ts';
import { addDocumentCommands } from './document-commands.ts';
import { exitCodes } from './exit-codes.ts';
import { addLoopCommands } from './loop-commands.ts';
import { packageVersion } from './package-version.ts';
import type { ErrorForPrograms } from './run-command.ts';
import { errorJson, runCommand } from './run-command.ts';

export interface Surroundings {
  readonly folder: string;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly untilStopped: () => Promise<void>;
}

/** Parses the arguments, runs the command they name, and answers the exit code. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let code = exitCodes.done;
  const program = createProgram(surroundings, (exit) => (code = exit));
  try {
    await program.parseAsync(withCommand(args), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are answers; everything else that commander ends with is misuse, which it has told people itself.
    if (error.exitCode === 0) return exitCodes.done;
    if (args.includes('--json')) surroundings.out(`${errorJson(misuse(error))}\n`);
    return exitCodes['bad-input'];
  }
  return code;
}

const misuse = ({ message }: CommanderError): ErrorForPrograms => ({
  code: 'usage.invalid',
  message: inOneLine(message).replace(/^error: /, ''),
  fix: 'see vendorproof --help, or --help after a command',
});

/** Commander gives its suggestions a line of their own. */
const inOneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');

/** Options that every command has may stand before it. Without a command, `status`: what a newcomer wants to know. */
function withCommand(given: readonly string[]): readonly string[] {
  const start = given.findIndex((word) => !['--json', '--quiet', '--verbose'].includes(word));
  const [leading, rest] = start < 0 ? [given, []] : [given.slice(0, start), given.slice(start)];
  const [named = '', ...others] = rest;
  const args = named === '' || named.startsWith('-') ? given : [named, ...leading, ...others];
  const [first] = args;
  const isAboutUs = ['-h', '--help', '-V', '--version'].some((option) => option === first);
  return first === undefined || (first.startsWith('-') && !isAboutUs) ? ['status', ...args] : args;
}

function createProgram(surroundings: Surroundings, done: (code: number) => void): Command {
  const program = new Command('vendorproof')
    .description("Contract tests for the APIs you don't own.")
    .version(packageVersion(), '-V, --version')
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: surroundings.out,
      writeErr: surroundings.err,
      outputError: (text, write) => write(`${inOneLine(text).replace(/^error:/, 'vendorproof:')}\n`),
    })
    .exitOverride();
  const run: Run = async (options, command) => done(await runWith(surroundings, options, command));
  addLoopCommands(program, run);
  addDocumentCommands(program, run);
  addBrokerCommands(program, run);
  addHelpCommand(program);
  demandCommand(program);
  refuseOptionsAsValues(program);
  return program;
}

function runWith(surroundings: Surroundings, options: CommonOptions, command: (context: Context) => Promise<Answer>): Promise<number> {
  const { out, err, ...around } = surroundings;
  const { json = false, quiet = false, verbose = false, concurrency } = options;
  const console = createConsole({ quiet, out, err });
  return runCommand(() => command({ ...around, console, concurrency }), { json, verbose, console });
}
