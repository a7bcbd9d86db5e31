import type { Command } from 'commander';
import { Option } from 'commander';
import { collect, filledText, portNumber, seedNumber, withCommonOptions } from './common-options.ts';
import type { Run } from './context.ts';
import { tlsFaults } from './tls-faults.ts';
import { withDocumentOptions } from './document-options.ts';

/** What can be done with a document alone: no broker, no server, no workspace. */
export function addDocumentCommands(program: Command, run: Run): void {
  withOptions(program.command('inspect').description('what a document has, and what is wrong with it').argument('<document>', 'OpenAPI document'))
    .action((document, options) => run(options, async (context) => (await import('./commands/inspect.ts')).inspect(context, document, options)));

  withOptions(program.command('slice').description('cut a document down to some operations and what they need').argument('<document>', 'OpenAPI document'))
    .requiredOption('--operation <id...>', 'operations to keep')
    .option('--overlay <file>', 'OpenAPI Overlay to apply first')
    .requiredOption('--out <file>', 'where to write the slice')
    .action((document, options) => run(options, async (context) => (await import('./commands/slice.ts')).slice(context, document, options)));

  withOptions(program.command('generate').description('draw a pact from a document').argument('<document>', 'OpenAPI document'))
    .requiredOption('--out <folder>', 'where to write the pact')
    .option('--operation <id...>', 'only these operations; all by default')
    .option('--responses <which>', 'success or all documented responses', 'success')
    .option('--rely <which>', 'rely on required, documented or all fields', 'documented')
    .option('--negative', 'also requests that the vendor has to refuse, with the documented error answers')
    .option('--consumer <name>', 'consumer pacticipant; by default made from the title', filledText)
    .option('--provider <name>', 'provider pacticipant; by default made from the title', filledText)
    .option('--seed <number>', 'draw other examples, the same ones for the same number', seedNumber)
    .action((document, options) => run(options, async (context) => (await import('./commands/generate.ts')).generate(context, document, options)));

  withOptions(program.command('compare').description('compare pacts with a document').argument('<document>', 'OpenAPI document').argument('<pact...>', 'pact files'))
    .action((document, pacts, options) => run(options, async (context) => (await import('./commands/compare.ts')).compare(context, { document, pacts }, options)));

  withOptions(program.command('diff').description('what changed between two documents and which interactions it hits').argument('<old>', 'OpenAPI document before').argument('<new>', 'OpenAPI document after'))
    .option('--pact <file...>', 'pacts that may be hit; without any, what would break some consumer')
    .action((old, now, options) => run(options, async (context) => (await import('./commands/diff.ts')).diff(context, { old, now, pacts: options.pact ?? [] }, options)));

  withOptions(program.command('stub').description('serve documents as a vendor would, pacts as a consumer knows it').argument('<document...>', 'OpenAPI documents and pacts'))
    .option('--port <port>', 'port to listen on; any free one by default', portNumber, 0)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--provider <file>', 'provider file with states', collect)
    .option('--strict-states', 'refuse provider states that are not known')
    .option('--strict-ids', 'answer 404 for ids that nobody made')
    .option('--credentials <reference>', 'the credentials that are good, as env:NAME or scheme=env:ID,env:SECRET', collect)
    .option('--strict-tokens', 'refuse tokens that the stub did not issue')
    .option('--fault <fault>', 'misbehave from the start, as latency,ms=200 or as JSON', collect)
    .option('--control-token <reference>', 'the token that controls the stub, as env:NAME; a new one unless only this machine reaches it')
    .option('--tls', 'speak https, with certificates that are made for it')
    .option('--tls-cert <file>', 'speak https with this certificate (PEM)')
    .option('--tls-key <file>', 'the private key of that certificate (PEM)')
    .option('--client-ca <file>', 'ask clients for certificates that these authorities signed (PEM)')
    .addOption(new Option('--tls-fault <fault>', 'speak https as clients should refuse it').choices(tlsFaults))
    .option('--webhook-host <host>', 'a host besides this machine that webhooks and callbacks may go to; may be given several times', collect)
    .option('--watch', 'serve files anew when they change')
    .option('--upstream <url>', 'have the vendor there answer, and report every request and answer that leaves the documents')
    .option('--har <file>', 'where to keep what went to the upstream and came back, secrets masked')
    .action((documents, options) => run(options, async (context) => (await import('./commands/stub.ts')).stub(context, documents, options)));
}

const withOptions = (command: Command): Command => withCommonOptions(withDocumentOptions(command), { replays: false });
