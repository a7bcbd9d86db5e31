import type { Command } from 'commander';
import { collect, filledText, portNumber, withCommonOptions } from './common-options.ts';
import type { Run } from './context.ts';

/** The loop: test → publish → verify → gate, together and one by one. */
export function addLoopCommands(program: Command, run: Run): void {
  addWholeLoop(program, run);
  addSteps(program, run);
  addQuestions(program, run);
}

function addWholeLoop(program: Command, run: Run): void {
  withCommonOptions(program.command('status').description('what is here, the last verdicts, what to do next'))
    .action((options) => run(options, async (context) => (await import('./commands/status.ts')).status(context)));

  withCommonOptions(program.command('start').description('run the whole loop on the embedded broker, then serve its pages until Ctrl-C'))
    .option('--once', 'end after the verdicts, with their exit code')
    .option('--port <port>', 'port of the pages', portNumber, 9292)
    .action((options) => run(options, async (context) => (await import('./commands/start.ts')).start(context, options)));

  loopCommand(program, 'run', 'test → publish → verify → gate')
    .option('--version <version>', ourVersion, filledText)
    .option('--branch <branch>', ourBranch, filledText)
    .option('--to <environment>', whichEnvironment, filledText)
    .action((vendors, options) => run(options, async (context) => (await import('./commands/run.ts')).run(context, vendors, options)));
}

function addSteps(program: Command, run: Run): void {
  loopCommand(program, 'test', 'run the contract tests and write their pacts')
    .option('--filter <pattern>', 'only tests whose title fits this regular expression; the pacts are left as they are', filledText)
    .option('--discover', 'find by experiment what each test relies on, and say what its list lacks and what is not needed')
    .action((vendors, options) => run(options, async (context) => (await import('./commands/test.ts')).test(context, vendors, options)));

  loopCommand(program, 'publish', 'publish the pacts to the broker')
    .option('--version <version>', ourVersion, filledText)
    .option('--branch <branch>', ourBranch, filledText)
    .action((vendors, options) =>
      run(options, async (context) => (await import('./commands/publish.ts')).publish(context, vendors, options)),
    );

  loopCommand(program, 'verify', 'replay the pacts and publish the results')
    .option('--against <target>', 'document, stub, or the address of a stub that listens', 'stub')
    .option('--as <kind>', 'what listens at that address: stub')
    .option('--version <version>', `${ourVersion}; its pacts are replayed beside what the broker selects`, filledText)
    .option('--pact <file>', 'a pact file instead of the broker’s; results are not published', collect)
    .option('--operation <id>', 'only interactions of this operation; results are not published')
    .option('--description <text>', 'only interactions whose description holds this; results are not published')
    .action((vendors, options) =>
      run(options, async (context) => (await import('./commands/verify.ts')).verify(context, vendors, options)),
    );
}

function addQuestions(program: Command, run: Run): void {
  const gate = program.command('gate').description('can we deploy? with reasons and the next command');
  withCommonOptions(gate.argument('[pacticipant]', 'whose version; all of ours by default'))
    .option('--version <version>', ourVersion, filledText)
    .option('--to <environment>', whichEnvironment, filledText)
    .action((pacticipant, options) =>
      run(options, async (context) => (await import('./commands/gate.ts')).gate(context, pacticipant, options)),
    );

  const deployed = program.command('deployed').description('record that our version was deployed');
  withCommonOptions(deployed.argument('[pacticipant]', 'whose version; all of ours by default'))
    .requiredOption('--to <environment>', 'environment it was deployed to', filledText)
    .option('--version <version>', ourVersion, filledText)
    .action((pacticipant, options) =>
      run(options, async (context) => (await import('./commands/deployed.ts')).deployed(context, pacticipant, options)),
    );
}

const ourVersion = "our version; by default the CI's, or Git's commit";
const whichEnvironment = 'environment to ask about; by default the config’s `defaultEnvironment`, else its first';
const ourBranch = "our branch; by default the CI's, or Git's";

const loopCommand = (program: Command, name: string, description: string) =>
  withCommonOptions(program.command(name).description(description).argument('[vendor...]', 'vendors or groups; all by default'));
