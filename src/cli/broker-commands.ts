import type { Command } from 'commander';
import { addHelpCommand, demandCommand } from './command-names.ts';
import { portNumber, withCommonOptions } from './common-options.ts';
import type { Run } from './context.ts';

/** The broker itself, and what keeps a workspace healthy. */
export function addBrokerCommands(program: Command, run: Run): void {
  const broker = program.command('broker').description('the embedded broker');
  withCommonOptions(broker.command('start').description('serve the embedded broker until Ctrl-C'))
    .option('--port <port>', 'port to listen on', portNumber, 9292)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .action((options) => run(options, async (context) => (await import('./commands/broker-start.ts')).brokerStart(context, options)));
  addHelpCommand(broker);
  demandCommand(broker);

  withCommonOptions(program.command('doctor').description('what is wrong with this workspace or machine, and what mends it'))
    .action((options) => run(options, async (context) => (await import('./commands/doctor.ts')).doctor(context)));
}
