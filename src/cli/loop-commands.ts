import type { Command } from 'commander';
import { collect, filledText, portNumber, withCommonOptions } from './common-options.ts';
import type { Run } from './context.ts';

/** The loop: test → publish → verify → gate, together and one by one. */
export function addLoopCommands(program: Command, run: Run): void {
  withCommonOptions(program.command('status').description('what is here, the last verdicts, what to do next'))
    .action((options) => run(options, async (context) => (await import('./commands/status.ts')).status(context)));

  withCommonOptions(program.command('start').description('run the whole loop on the embedded broker, then serve its pages until Ctrl-C'))
    .option('--once', 'end after the verdicts, with their exit code')
    .option('--port <port>', 'port of the pages', portNumber, 9292)
    .action((options) => run(options, async (context) => (await import('./commands/start.ts')).start(context, options)));

  withCommonOptions(program.command('run').description('test → publish → verify → gate').argument('[vendor...]', 'vendors or groups; all by default'))
    .option('--version <version>', "our version; by default the CI's, or Git's commit", filledText)
    .option('--branch <branch>', "our branch; by default the CI's, or Git's", filledText)
    .option('--to <environment>', 'environment to ask about', filledText)
    .action((vendors, options) => run(options, async (context) => (await import('./commands/run.ts')).run(context, vendors, options)));

  withCommonOptions(program.command('test').description('run the contract tests and write their pacts').argument('[vendor...]', 'vendors or groups; all by default'))
    .option('--filter <argument>', 'hand an argument to the test command; a filtered run leaves the pacts as they are', collect)
    .action((vendors, options) => run(options, async (context) => (await import('./commands/test.ts')).test(context, vendors, options)));

  withCommonOptions(program.command('publish').description('publish the pacts to the broker').argument('[vendor...]', 'vendors or groups; all by default'))
    .option('--version <version>', "our version; by default the CI's, or Git's commit", filledText)
    .option('--branch <branch>', "our branch; by default the CI's, or Git's", filledText)
    .action((vendors, options) => run(options, async (context) => (await import('./commands/publish.ts')).publish(context, vendors, options)));

  withCommonOptions(program.command('verify').description('replay the pacts and publish the results').argument('[vendor...]', 'vendors or groups; all by default'))
    .option('--against <target>', 'document, stub, or the address of a stub that listens', 'stub')
    .option('--as <kind>', 'what listens at that address: stub')
    .option('--version <version>', "our version, whose pacts are replayed beside what the broker selects; by default the CI's, or Git's commit", filledText)
    .option('--pact <file>', 'a pact file instead of the broker’s; results are not published', collect)
    .option('--operation <id>', 'only interactions of this operation; results are not published')
    .option('--description <text>', 'only interactions whose description holds this; results are not published')
    .action((vendors, options) => run(options, async (context) => (await import('./commands/verify.ts')).verify(context, vendors, options)));

  withCommonOptions(program.command('gate').description('can we deploy? with reasons and the next command').argument('[pacticipant]', 'whose version; all of ours by default'))
    .option('--version <version>', "our version; by default the CI's, or Git's commit", filledText)
    .option('--to <environment>', 'environment to ask about; by default the config’s', filledText)
    .action((pacticipant, options) => run(options, async (context) => (await import('./commands/gate.ts')).gate(context, pacticipant, options)));

  withCommonOptions(program.command('deployed').description('record that our version was deployed').argument('[pacticipant]', 'whose version; all of ours by default'))
    .requiredOption('--to <environment>', 'environment it was deployed to', filledText)
    .option('--version <version>', "our version; by default the CI's, or Git's commit", filledText)
    .action((pacticipant, options) => run(options, async (context) => (await import('./commands/deployed.ts')).deployed(context, pacticipant, options)));
}
